"""The log and its figures by the real program: what moderators read, and what of it may be published."""

import csv
import io
import json
import re
import shutil

from test_ways import remote

NOTE = "spoke with her on the phone"


def fill(house):
    """Nine comments: six wait, three are spam; mona approves 1 to 3, rejects 4 and takes it back, approves spam 7.

    All on one day, because that is what the figures count by; gives its date.
    """
    house.start("--rate-limits", "off")
    day = today(house)
    for number in range(1, 7):
        assert house.post("/grief", f"A kind word, number {number}.", name=f"Ana{number}")[0] == 202
    for number in range(1, 4):
        links = " ".join(f"http://shop{place}.example/{number}" for place in range(6))
        assert house.post("/grief", f"Buy {number} cheap http://bit.ly/x{number} {links}", name="Bob")[0] == 202
    house.run("approve", "1", "2", "3", "--note", NOTE)
    house.run("reject", "4", "--reason", "unkind")
    house.run("undo")
    house.run("approve", "7")
    if today(house) == day:
        return day
    house.kill()
    shutil.rmtree(house.folder)
    return fill(house)


def today(house):
    return json.loads(house.run("stats", "--json").stdout)["at"][:10]


def test_the_log_says_who_did_what_and_why_and_can_be_narrowed_and_piped(house):
    fill(house)
    table = house.run("log").stdout
    assert re.search(r"mona +#1 +published it +", table) and NOTE[:8] in table
    assert re.search(r"mona +#4 +undid it: held again", table)
    assert re.search(r"policy strict +#7 +put it aside as spam", table)
    assert house.run("log", "--actor", "mona", "--act", "approve", "--format", "ids").stdout == "7\n3\n2\n1\n"
    assert house.run("log", "--id", "4", "--format", "count").stdout == "3\n"
    rows = list(csv.DictReader(io.StringIO(house.run("log", "--format", "csv").stdout)))
    assert [row["note"] for row in rows if row["note"]] == [NOTE] * 3
    first = json.loads(house.run("log", "--json", "--limit", "2").stdout)
    rest = json.loads(house.run("log", "--json", "--cursor", first["next"]).stdout)
    numbers = [entry["entry"] for entry in first["entries"] + rest["entries"]]
    assert numbers == list(range(len(rows), 0, -1)) and "next" not in rest
    assert house.run("log", "--since", "1h", "--format", "count").stdout == f"{len(rows)}\n"
    assert house.run("log", "--until", "1h", "--fail-if-empty", check=False).returncode == 1
    assert "The log is whole" in house.run("log", "verify").stdout
    wrong = house.run("log", "--since", "yesterday", check=False)
    assert wrong.returncode == 2 and "7d" in wrong.stderr


def test_nothing_that_is_published_leads_to_a_person(house):
    month = fill(house)[:7]
    published = [
        house.run("log", "public", "--format", form).stdout for form in ("table", "csv", "json")
    ] + [house.run("log", "figures", "--month", month, *more).stdout for more in ((), ("--json",))]
    for text in published:
        assert not re.search(r"mona|Ana|Bob|grief|kind word|phone|#\d|shop\d", text), text
    rows = json.loads(published[2])["rows"]
    assert {"policy held 6", "policy spam 3", "moderator approved 3", "moderator approved <3"} <= {
        f"{row['decider']} {row['outcome']} {row['decisions']}" for row in rows
    }
    few = [row for row in rows if row["decisions"] == "<3"]
    assert few and all(not row["rules"] and "within" not in row and "reason" not in row for row in few)
    figures = json.loads(published[4])
    assert figures["decisions"]["total"] == ">4" and not figures["over"]
    assert figures["reversals"]["undone"] == "<3"


def test_a_moderator_far_away_reads_the_figures_and_a_stranger_does_not(house):
    day = fill(house)
    token = re.search(r"awm_\S+", house.run("token", "create", "Mona", "--role", "moderator").stdout).group(0)
    over_network = remote(house, "stats", "--json", "--days", "14", token=token)
    stats = json.loads(over_network.stdout)
    assert stats["waiting"]["held"] == 3 and stats["waiting"]["spam"] == 2
    assert sum(one["arrived"] for one in stats["days"]) == 9 and len(stats["days"]) == 14
    assert stats["decisions"] == {"approved": 4, "held": 0, "spam": 0, "rejected": 1, "deleted": 0}
    assert stats["moderators"] == [{"name": "mona", "decisions": 5, "reversed": 1, "reversal_rate": 0.2}]
    rules = {rule["rule"]: rule for rule in stats["rules"]}
    assert rules["links-many"]["stopped"] == 3 and rules["links-many"]["overturned"] == 1
    assert rules["new-author-read-first"]["held"] == 6 and rules["new-author-read-first"]["overturned"] == 0
    plain = house.run("stats").stdout
    assert "3 comments wait for a person" in plain and re.search(day + " +9 +5", plain)
    assert "▁" not in plain
    for path in ("stats", "log", "log/public", "log/figures"):
        assert house.ask("GET", f"/api/v1/moderation/{path}")[0] == 401
    assert remote(house, "log", token="awm_wrong").returncode == 4
