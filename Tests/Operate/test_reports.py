"""Readers' reports with the real program, by a script and by a form; and words that are looked for."""

import json
import urllib.parse

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def report(house, number, reason, note=None, page="/a", address="203.0.113.1"):
    order = {"reason": reason, **({"note": note} if note else {})}
    path = f"/api/v1/sites/default/comments/{number}/reports?page={page}"
    return house.ask("POST", path, json.dumps(order), {**JSON, "X-Forwarded-For": address})


def reported(house):
    return json.loads(house.run("queue", "--state", "reported", "--json").stdout)


def test_a_report_is_read_answered_and_taken_up_again(house):
    house.start("--rate-limits", "off")
    for text in ("Buy a house from me.", "I live at Mill Lane 4.", "It waits."):
        house.post("/a", text)
    house.run("approve", "1", "2")
    assert report(house, 2, "privacy", "It is \u001b[31mmy address.")[0] == 202
    assert report(house, 1, "spam", address="203.0.113.2")[0] == 202
    assert report(house, 1, "worried", address="203.0.113.3")[0] == 202
    assert report(house, 3, "spam")[0] == 404
    queue = reported(house)
    assert [(item["id"], item["priority"]) for item in queue["items"]] == [(1, "urgent"), (2, "normal")]
    assert queue["reported"] == {"comments": 2, "urgent": 1}
    assert house.ask("GET", "/api/v1/sites/default/comments/1?page=/a")[0] == 200
    shown = house.run("show", "2").stdout
    assert "privacy: It is " in shown and "\x1b" not in shown
    house.run("approve", "1", "--note", "an honest offer")
    house.run("reject", "2", "--reason", "privacy")
    assert reported(house)["items"] == []
    house.run("undo")
    assert [item["id"] for item in reported(house)["items"]] == [2]
    stats = json.loads(house.run("stats", "--json").stdout)["reports"]
    assert stats == {"open": 1, "urgent": 0, "received": {"worried": 1, "abuse": 0, "privacy": 1, "spam": 1}}
    assert house.run("log", "verify").returncode == 0
    assert house.stop() == 0


def test_the_form_needs_no_script_and_keeps_nothing_of_who_sent_it(house):
    house.start()
    house.post("/a", "First.")
    house.run("approve", "1")
    status, headers, page = house.ask("GET", "/sites/default/report?page=/a&comment=1")
    assert status == 200 and headers["Cache-Control"] == "no-store" and b"First." in page
    form = urllib.parse.urlencode({"page": "/a", "comment": "1", "reason": "worried", "note": "Please look."})
    status, _, receipt = house.ask("POST", "/sites/default/report", form, {**FORM, "X-Forwarded-For": "203.0.113.77"})
    assert status == 202 and b"your report has arrived" in receipt
    doctor = json.loads(house.run("doctor", "--json").stdout)
    assert all(check["ok"] for check in doctor["checks"] if check["name"] in ("rows", "references", "counts"))
    assert house.stop() == 0
    for path in (house.folder + "/afterword.sqlite", house.log):
        content = open(path, "rb").read()
        assert b"203.0.113.77" not in content
    assert b"Please look." not in house.log.read_bytes()


def test_words_are_found_in_capitals_or_not_and_no_longer_when_they_are_erased(house):
    house.start("--rate-limits", "off")
    texts = ["Der ÄRGER ist groß.", "お茶を飲みました", "A plain text.", "Доброе утро"]
    receipts = [house.post("/a", text)[2]["receipt_token"] for text in texts]

    def found(*arguments):
        return [item["id"] for item in json.loads(house.run("queue", *arguments, "--json").stdout)["items"]]

    for words, numbers in (("ärger", [1]), ("GROSS", []), ("茶", [2]), ("PLAIN text", [3]), ('"plain text"', [3]),
                           ("ДОБРОЕ", [4]), ("ada", [1, 2, 3, 4])):
        assert found("--search", words) == numbers, words
    assert found("--language", "ru") == [4] and found("--language", "de") == [1, 3]
    assert found("--language", "ja", "--search", "茶") == [2]
    assert house.run("queue", "--language", "xx", check=False).returncode == 2
    house.ask("DELETE", f"/api/v1/receipts/{receipts[2]}")
    house.run("approve", "1")
    assert found("--search", "plain") == [] and found("--search", "ärger") == []
    assert house.stop() == 0
