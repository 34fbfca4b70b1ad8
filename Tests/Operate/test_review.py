"""A moderator's whole shift at `afterword review`, on a real terminal, with a real server and other moderators."""

import json
import re

import pytest
from conftest import PROGRAM
from terminal import Terminal

# What each key leads to.
STATES = {"a": "approved", "h": "held", "s": "spam", "r": "rejected"}
SAID = {"a": "Approved", "h": "Held", "s": "Marked", "r": "Rejected"}

HOSTILE = (
    "See \x1b]8;;evil\x1b\\this\x1b[2J\x1b[31m and \x9b31m that \u202eturned\u202c round\u200b "
    "with\u2066 \x07bells\x08\x7f, e" + "\u0301" * 40 + " and 👩‍👧 悲しみ\r\nend"
)


def texts():
    """Forty comments of several kinds."""
    kinds = [
        "Thank you, number {n}. It helped me to read this.",
        "I want to die and nobody would notice. ({n})",
        "There is a list at http://list-{n}.example/groups, **really** a long one.",
        HOSTILE + " {n}",
        "Call me on 0171 5550{n:03} or come to 12 Main Street. ({n})",
        "A long one, {n}. " + "There is much to say about it and I shall say it all. " * 60,
        "The city says *more* in [its list](http://city-{n}.example/x), {n}",
        "とても良い記事でした。ありがとうございます。{n}",
    ]
    return [kinds[number % len(kinds)].format(n=number) for number in range(40)]


@pytest.fixture
def shift(house):
    """A server with forty comments, and a way to open terminals on it that are closed afterwards."""
    house.start("--rate-limits", "off")
    for number, text in enumerate(texts()):
        answer = house.post(f"/page/{number % 5}", text, name=f"Reader {number}", email=f"r{number}@example.org")
        assert answer[0] == 202, answer
    # The policy knows the hostile ones for spam; here all wait for a person.
    house.run("hold", text=house.run("queue", "--state", "spam", "--format", "ids").stdout)
    terminals = []

    def review(*options, environment=None, columns=80, rows=24):
        command = [PROGRAM, "review", "--data", house.folder, *options]
        terminals.append(Terminal(command, columns, rows, environment))
        return terminals[-1]

    yield house, review
    for terminal in terminals:
        terminal.close()


def order(house):
    return [item["id"] for item in json.loads(house.run("queue", "--json").stdout)["items"]]


def states(house):
    answer = house.run("queue", "--json", "--state", "all").stdout
    return {item["id"]: item["state"] for item in json.loads(answer)["items"]}


def uncover(terminal):
    if "[covered:" in terminal.text:
        terminal.press(" ")
        terminal.wait_gone("[covered:")


def decide(terminal, key, number, answers=""):
    """One decision; pressed again for as long as it came too soon after the comment appeared."""
    done = f"{SAID[key]} #{number}"
    while True:
        terminal.press(key)
        if answers:
            seen = terminal.wait("Why is #", "Too quick")
            if seen != "Too quick":
                terminal.press(answers)
                return terminal.wait(done)
        elif terminal.wait(done, "Too quick", "Read it to its end") == done:
            return done
        elif "Read it to its end" in terminal.text:
            terminal.press("\x1b[F")
        terminal.press("\x1b")
        terminal.wait_gone("Too quick")


def test_a_whole_shift(shift):
    house, review = shift
    ids = order(house)
    assert len(ids) == 40
    wanted = dict.fromkeys(ids, "held")
    terminal = review()
    for place, number in enumerate(ids):
        terminal.wait(f"#{number} ·")
        assert terminal.text.startswith(f"{place + 1} of 40")
        key = "ahsr"[place % 4]
        if place == 3:
            terminal.resize(160, 50)
            terminal.wait(" │ Why it is here")
        if place == 6:
            terminal.resize(30, 8)
            terminal.wait("Too small")
            terminal.resize(80, 24)
            terminal.wait("a approve")
        if place == 9:
            house.kill()
            terminal.wait("connection lost")
            terminal.press("n")
            # It was fetched ahead.
            terminal.wait(f"#{ids[10]} ·")
            house.start("--rate-limits", "off")
            terminal.wait_gone("connection lost")
            continue
        if place == 12:
            # Somebody else is faster; whichever way we hear of it, nothing is overwritten.
            house.run("spam", str(number), "--force")
            wanted[number] = "spam"
            uncover(terminal)
            while terminal.wait("was not", "again to decide", "Too quick", f"#{number} ·") and (
                "was not" not in terminal.text and "again to decide" not in terminal.text
            ):
                terminal.press("a")
                terminal.wait("was not", "again to decide", "Too quick")
                terminal.press("\x1b") if "Too quick" in terminal.text else None
                terminal.wait_gone("Too quick")
            if "again to decide" in terminal.text:
                terminal.press("n")
            continue
        uncover(terminal)
        if place == 15:
            decide(terminal, "s", number)
            terminal.press("u")
            terminal.wait(f"Taken back: #{number}")
            uncover(terminal)
            key = "a"
        if place == 18:
            terminal.press("n")
            continue
        decide(terminal, key, number, answers="2kindly\r" if key == "r" else "")
        wanted[number] = STATES[key]
    terminal.wait("That was all")
    terminal.press("q")
    assert terminal.ended() == 0
    assert terminal.is_as_found()
    assert terminal.foreign_bytes() == []
    assert states(house) == wanted
    rejected = next(number for number in ids if wanted[number] == "rejected")
    story = house.run("show", str(rejected), "--show-text").stdout
    assert "reason: unkind" in story and "note: kindly" in story and "mara" in story


def test_no_byte_of_a_hostile_text_acts(shift):
    house, review = shift
    number = house.post("/hostile", HOSTILE, name="\x1b[31mEve\u202e\x07")[2]
    assert number["status"] == "held"
    for options in ([], ["--plain"]):
        terminal = review("--page", "/hostile", "--state", "all", *options)
        terminal.wait("1 of 1")
        for key in "xt?" if not options else []:
            terminal.press(key)
        terminal.wait("approve: readers see it") if not options else None
        terminal.press("q" if not options else "x\nt\nq\n")
        assert terminal.ended() == 0
        assert terminal.foreign_bytes() == []
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", terminal.raw.decode())


def test_a_covered_comment_is_not_approved_unread(shift):
    house, review = shift
    first = order(house)[0]
    terminal = review()
    terminal.wait("[covered:")
    assert "want to die" not in terminal.text
    while True:
        terminal.press("a")
        if terminal.wait("Look first", "Too quick") == "Look first":
            break
        terminal.press("\x1b")
        terminal.wait_gone("Too quick")
    terminal.press(" ")
    terminal.wait("want to die")
    terminal.press("q")
    assert terminal.ended() == 0
    assert states(house)[first] == "held"


def test_pasted_keys_decide_nothing(shift):
    house, review = shift
    before = states(house)
    terminal = review()
    terminal.wait("1 of 40")
    terminal.press("\x1b[200~aaasssrrr\x1b[201~")
    terminal.wait("Pasted text was ignored")
    terminal.press("/\x1b[200~number 8\n\x1b[201~")
    terminal.wait("> number 8")
    terminal.press("\r")
    terminal.wait("1 of 1 · with “number 8”")
    terminal.press("q")
    assert terminal.ended() == 0
    assert states(house) == before


def test_lines_for_screen_readers(shift):
    house, _ = shift
    ids = order(house)
    lines = ["a", "v", "h", "n", "v", "r", "unki", "not kindly", "u", "x", "v", "s", "q"]
    done = house.run("review", "--plain", text="".join(line + "\n" for line in lines))
    assert "\x1b" not in done.stdout
    assert "Look first: v shows the text." in done.stdout
    assert f"Held #{ids[0]}" in done.stdout
    assert f"Taken back: #{ids[2]} is held again." in done.stdout
    assert states(house)[ids[2]] == "spam"


def test_it_needs_a_server_and_a_terminal(house):
    house.start()
    done = house.run("review", check=False)
    assert done.returncode == 2 and "review --plain" in done.stderr
    assert house.stop() == 0
    done = house.run("review", "--plain", check=False)
    assert done.returncode == 5
    assert f"afterword serve --data {house.folder}" in done.stderr
