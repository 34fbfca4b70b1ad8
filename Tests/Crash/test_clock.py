"""The clock jumps, ten years ahead and back and over 2038, during a run and between two.

Comments and decisions stand in the order in which they came. What was over stays refused, nobody is locked out by
moments that have not come yet, and nothing breaks.

Needs `libfaketime` (apt-get install libfaketime), which gives the server a clock of ours; timers keep the real one.
The gate makes few jumps, `Tests/long --cycles 200 Tests/Crash/test_clock.py` as many as asked for.
"""

import datetime
import email.utils
import glob
import json
import os
import pathlib
import re
import subprocess
import time

import pytest

from conftest import PROGRAM, House

FAKETIME = next(iter(glob.glob("/usr/lib/*/faketime/libfaketime.so.1")), None)
NOON = "2027-06-15T12:00:00"
# Where the gate jumps to, and from each to the next: ahead, back, and over the ends of what 32 bits count.
AHEAD, BACK = "2037-06-15T12:00:00", "2017-06-15T12:00:00"
JUMPS = (NOON, AHEAD, BACK, "2038-01-19T03:14:06", "2038-01-19T03:14:09", "2047-02-28T23:59:59", NOON)
COMMENTS = "/api/v1/sites/default/comments"

pytestmark = pytest.mark.skipif(not FAKETIME, reason="libfaketime is not installed")


class TimedHouse(House):
    """A server whose clock is set with `at`."""

    def __init__(self, folder):
        super().__init__(folder)
        self.clock = pathlib.Path(folder + ".clock")
        self.now = None
        self.at(NOON)

    def at(self, moment):
        """Sets the clock, of a running server too."""
        self.now = datetime.datetime.fromisoformat(moment + "+00:00").timestamp()
        beside = self.clock.with_suffix(".new")
        beside.write_text(f"{self.now - time.time():+.3f}\n")
        beside.rename(self.clock)

    def start(self, *options):
        # Through `env`, which loads the library first: the library changes the environment of the first process that
        # loads it, and Swift's runtime does not find its arguments then.
        self.process = subprocess.Popen(
            ["env", PROGRAM, "serve", "--json", "--data", self.folder, "--port", "0", "--log-level", "error", *options],
            stdout=subprocess.PIPE, stderr=open(self.log, "ab"),
            env={**os.environ, "LD_PRELOAD": FAKETIME, "FAKETIME_TIMESTAMP_FILE": str(self.clock),
                 "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"},
        )
        line = self.process.stdout.readline()
        assert line, f"the server did not start: {self.log.read_text()[-2000:]}"
        self.url = json.loads(line)["url"]
        self.port = int(self.url.rsplit(":", 1)[1])

    def stop(self):
        number = self.process.pid
        code = super().stop()
        for left in (f"/dev/shm/faketime_shm_{number}", f"/dev/shm/sem.faketime_sem_{number}"):
            pathlib.Path(left).unlink(missing_ok=True)
        return code

    def get(self, path, **headers):
        status, _, body = self.ask("GET", path, headers=headers)
        return status, json.loads(body)


@pytest.fixture
def house(folder):
    house = TimedHouse(folder)
    yield house
    if house.process:
        house.stop()
    assert "a defect" not in house.log.read_text()


def is_well(house):
    assert house.run("log", "verify").stdout.startswith("The log is whole")
    assert house.run("doctor").returncode == 0
    assert house.stop() == 0


def test_a_server_starts_in_any_year(house):
    """A release that was installed once goes on, whatever day it is."""
    for moment in (AHEAD, BACK, "2047-02-28T23:59:59"):
        house.at(moment)
        house.start()
        assert house.get("/readyz")[1] == {"status": "ready", "policy": "current"}
        is_well(house)


def test_order_is_that_of_arrival_whatever_the_clock_says(house, long_run):
    house.start("--rate-limits", "off")
    created, top, answers = {}, [], []
    for jump in long_run.rounds(len(JUMPS)):
        chance, number = long_run.chances(jump), len(created) + 1
        moment = JUMPS[jump % len(JUMPS)]
        if long_run.asked and chance.random() < 0.5:
            day = datetime.date(2017, 1, 1) + datetime.timedelta(days=chance.randrange(30 * 365))
            moment = f"{day}T23:59:59"
        if jump % 3 == 2:
            assert house.stop() == 0
        house.at(moment)
        if not house.process:
            house.start("--rate-limits", "off")
        parent = {"parent": top[0]} if jump % 2 and top else {}
        # What is kept of these answers is what the approval has to drop.
        newest = "/sites/default/fragment?page=/clock&sort=newest"
        latest, thread = "/api/v1/sites/default/latest", COMMENTS + "?page=/clock"
        before = [house.ask("GET", path)[0] for path in (newest, latest, thread)]
        status, headers, answer = house.post("/clock", f"Comment {number} of many.", **parent)
        assert ([200] * 3, 202) == (before, status), answer
        created[number] = email.utils.parsedate_to_datetime(headers["Date"])
        assert 0 <= created[number].timestamp() - house.now < 30
        (answers if parent else top).append(number)
        house.run("approve", str(number))
        assert house.get(latest)[1]["comments"][0]["id"] == number
        assert house.get(thread)[1]["page"]["count"] == number
        if not parent:
            assert f"Comment {number} of many." in house.ask("GET", newest)[2].decode()
        assert house.get("/api/v1" + answer["receipt"])[1]["state"] == "published"
        long_run.record(jump, moment=moment)
    walked, cursor = [], ""
    while cursor is not None:
        part = house.get(f"{thread}&view=flat&limit=3{cursor and '&cursor='}{cursor}")[1]
        walked += part["comments"]
        cursor = part["next"]
    assert [item["id"] for item in walked] == top[:1] + answers + top[1:]
    for item in walked:
        said = datetime.datetime.fromisoformat(item["created"].replace("Z", "+00:00"))
        assert abs((said - created[item["id"]]).total_seconds()) <= 1
    is_well(house)


def glimpse(house):
    """The path by which an author's page shows a held comment for ten minutes."""
    form = "comment=A+form%27s+comment.&author=Ada&email=ada%40example.org&comment_post_ID=%2Fclock"
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Referer": "https://example.org/clock"}
    headers["Origin"] = "https://example.org"
    _, headers, _ = house.ask("POST", "/wp-comments-post.php", form, headers)
    number, secret = re.search(r"unapproved=(\d+)&moderation-hash=([^#&]+)", headers["Location"]).groups()
    return f"{COMMENTS}/{number}?page=/clock&moderation-hash={secret}"


def new_token(house):
    """A token of Olga, a moderator."""
    return re.search(r"awm_\S+", house.run("token", "create", "Olga", "--role", "moderator").stdout).group(0)


def edit(house, receipt, text):
    body = json.dumps({"body": text})
    return house.ask("PATCH", "/api/v1" + receipt, body, {"Content-Type": "application/json"})[0]


def form_signal(house, number, **fields):
    """How a comment's form token was judged."""
    assert house.post("/clock", f"Form {number}.", **fields)[0] == 202
    shown = json.loads(house.run("show", str(number), "--json").stdout)
    return shown["explanation"]["evidence"]["form.token"]


def test_what_is_over_stays_refused(house):
    house.start("--rate-limits", "off")
    house.run("site", "set", "default", "origin=https://example.org", "url=https://example.org", "held=page")
    bearer = {"Authorization": "Bearer " + new_token(house)}
    key = {"Idempotency-Key": "one"}
    first = house.post("/clock", "The first.", headers=key)
    assert house.post("/clock", "The first.", headers=key)[::2] == first[::2]
    receipt, shown = first[2]["receipt"], glimpse(house)
    house.run("site", "set", "default", "forms=ours")
    token = house.get("/api/v1/sites/default/form")[1]["token"]
    assert form_signal(house, 3, token=token) == "valid"

    def answers(moment):
        """Of the receipt, an edit, the short look at what is held, and a moderator's token."""
        edited = edit(house, receipt, f"Changed {moment}.")
        tried = [house.get("/api/v1" + receipt), house.get(shown), house.get("/api/v1/moderation/queue", **bearer)]
        return tried[0][0], edited, tried[1][0], tried[2][0]

    assert answers(NOON) == (200, 200, 200, 200)
    unspent = house.get("/api/v1/sites/default/form")[1]["token"]
    house.at(AHEAD)
    assert answers(AHEAD) == (200, 409, 404, 200)
    assert form_signal(house, 4, token=unspent) == "expired"
    # The key is free again, for another body and for the same answer twice.
    again = house.post("/clock", "Another.", headers=key)
    assert again[0] == 202 and house.post("/clock", "Another.", headers=key)[::2] == again[::2]
    ahead = house.get("/api/v1/sites/default/form")[1]["token"]
    house.at(BACK)
    assert form_signal(house, 6, token=ahead) == "expired"
    assert answers(BACK) == (200, 409, 404, 200)
    house.at(NOON)
    house.run("token", "revoke", "1")
    assert house.get("/api/v1/moderation/queue", **bearer)[0] == 401
    is_well(house)


def post_from(house, address, number, **more):
    return house.post("/clock", f"Number {number}.", headers={"X-Forwarded-For": address}, **more)


def test_a_connection_that_posted_in_the_future_waits_no_longer_than_any(house):
    """Such counts are kept in memory for the day; a wait is ten minutes at most, as ever."""
    house.at("2027-06-15T13:00:00")
    house.start()
    statuses = [post_from(house, "203.0.113.1", number)[0] for number in range(10)]
    assert statuses[0] == 202 and statuses[-1] == 429
    house.at(NOON)
    status, headers, _ = post_from(house, "203.0.113.1", 10)
    assert status == 202 or int(headers["Retry-After"]) <= 600, f"locked out for {headers['Retry-After']} s"


def test_an_author_who_posted_in_the_future_may_post_today(house):
    """Such counts are kept in the store: six in ten minutes are too many, six in ten years are not."""
    house.start()
    house.at(AHEAD)
    author = post_from(house, "203.0.113.1", 0, remember=True)[2]["author_key"]
    statuses = [post_from(house, f"203.0.113.{number}", number, author_key=author)[0] for number in range(2, 12)]
    assert statuses[0] == 202 and statuses[-1] == 429
    house.at(NOON)
    status, headers, _ = post_from(house, "203.0.113.20", 20, author_key=author)
    assert status == 202, f"locked out for {headers['Retry-After']} s"


def test_a_decision_of_the_future_was_not_made_just_now(house):
    """Whoever decides what somebody else decided in the last ten minutes is asked first; after that, nobody is."""
    house.start("--rate-limits", "off")
    assert house.post("/clock", "A comment.")[0] == 202
    house.at(AHEAD)
    house.run("approve", "1")
    house.at(NOON)
    other = subprocess.run(
        [PROGRAM, "reject", "1", "--server", house.url], capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env={**os.environ, "AFTERWORD_TOKEN": new_token(house)},
    )
    assert other.returncode == 0, other.stderr + other.stdout
    is_well(house)


def test_the_conversation_with_the_newest_comment_comes_first(house):
    house.start("--rate-limits", "off")
    house.at(AHEAD)
    assert house.post("/older", "Came first.")[0] == 202
    house.at(NOON)
    assert house.post("/newer", "Came last.")[0] == 202
    threads = json.loads(house.run("thread", "list", "--json").stdout)["threads"]
    assert [thread["page"] for thread in threads] == ["/newer", "/older"]
    queue = json.loads(house.run("queue", "--sort", "newest", "--json").stdout)["items"]
    assert [item["id"] for item in queue] == [2, 1]
    is_well(house)
