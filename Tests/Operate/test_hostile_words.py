"""What strangers wrote, through every verb that prints it, in every format and in errors: none of it acts."""

import json
import urllib.parse

import pytest
from hostile_texts import GROUPS, acts

# As much of the list as a title takes.
ESCAPES = "".join(GROUPS["terminal"])[:110]
MARKS = "".join(GROUPS["bidi and invisible"])[:60]
HOSTILE = f"Look {ESCAPES} here {MARKS} and \x00 there."
# What a command line can hold of it.
TYPED = HOSTILE.replace("\x00", "")
# Spreadsheets run cells that begin so.
FORMULA = GROUPS["spreadsheets"][0]
LISTS = ("queue", "queue --state reported", "queue --state all", "log", "thread list", "ban list", "token list",
         "site list")
ONCE = ("show 1", "show 2", "explain 1", "why-not 1 new-author-read-first", "stats", "log public",
        "log figures --month 2026-11", "settings", "doctor", "policy show", "queue --show-text --state all")


@pytest.fixture
def filled(house):
    house.start("--rate-limits", "off", "--public-url", "https://talk.example.org")
    page = "/a" + "".join(f"%{byte:02X}" for byte in "\u202e\x1b[31m".encode())
    for body, name in ((HOSTILE, f"Eve{MARKS}{ESCAPES}"), (FORMULA, FORMULA)):
        status, _, answer = house.post(page, body, name=name, title=HOSTILE)
        assert status == 202, answer
    house.run("approve", "1", "2", "--note", TYPED)
    status, _, answer = house.ask(
        "POST", f"/api/v1/sites/default/comments/1/reports?page={urllib.parse.quote(page)}",
        json.dumps({"reason": "abuse", "note": HOSTILE}), {"Content-Type": "application/json"})
    assert status == 202, answer
    house.run("ban", "2", "--for", "30d", "--reason", TYPED)
    house.run("edit", "2", "--text", TYPED, "--reason", TYPED)
    return house


@pytest.mark.parametrize("remote", [False, True])
def test_nothing_that_a_stranger_wrote_acts(filled, remote):
    house = filled
    assert len(acts(HOSTILE)) > 10
    if not remote:
        house.stop()
    for verb in LISTS:
        for format in ("table", "json", "csv", "ids"):
            said = house.run(*verb.split(), "--format", format)
            assert acts(said.stdout + said.stderr) == set(), (verb, format)
            if format == "csv":
                cells = [cell for line in said.stdout.splitlines() for cell in line.split(",")]
                assert not any(cell.startswith(("=", '"=')) for cell in cells), verb
    for verb in ONCE:
        for options in ([], ["--json"]):
            said = house.run(*verb.split(), *options)
            assert acts(said.stdout + said.stderr) == set(), (verb, options)


def test_nothing_that_was_typed_acts_in_an_error(filled):
    wrong = "\x1b[31m\u202e1"
    commands = (
        ["show", wrong], ["approve", wrong], ["token", "revoke", wrong], ["reply", wrong, "--text", "x"], [wrong],
        ["queue", "--rule", wrong], ["queue", "--page", wrong], ["queue", "--site", wrong], ["queue", f"--{wrong}"],
        ["queue", "--search", wrong], ["queue", "--since", wrong], ["log", "--act", wrong],
        ["site", "set", wrong, "policy=x"], ["site", "set", "default", f"policy={wrong}"],
        ["ban", "1", "--for", wrong, "--reason", "x"], ["thread", "move", "/a", wrong],
    )
    for words in commands:
        said = filled.run(*words, check=False)
        assert acts(said.stdout + said.stderr) == set(), words
