"""Several moderators at `afterword review` at once: they hear of each other, step aside, and overwrite nothing."""

import json

import pytest
from conftest import PROGRAM
from terminal import Terminal


@pytest.fixture
def desk(house):
    """A server with five comments, and a way to open a moderator's terminal on it."""
    house.start("--rate-limits", "off")
    for number in range(5):
        post(house, f"Comment number {number}.", f"Reader {number}")
    terminals = []

    def review(name, *options):
        command = [PROGRAM, "review", "--data", house.folder, *options]
        terminals.append(Terminal(command, environment={"USER": name}))
        return terminals[-1]

    yield house, review
    for terminal in terminals:
        terminal.close()


def post(house, text, name):
    assert house.post("/page", text, name=name)[0] == 202


def leave(terminal):
    terminal.press("q")
    assert terminal.ended() == 0
    assert terminal.is_as_found()


def test_what_another_reads_is_said_and_stepped_over(desk):
    _, review = desk
    mona = review("mona")
    mona.wait("#1 ·")
    sam = review("sam")
    sam.wait("mona is reading it just now.")
    # The next one is Mona's too, unless Sam was faster; neither waits for the other.
    sam.press("n")
    if sam.wait("#3 ·", "#2 ·") == "#2 ·":
        sam.press("n")
        sam.wait("#3 ·")
    assert "is reading" not in sam.text
    leave(mona)
    leave(sam)
    again = review("mona")
    again.wait("#1 ·")
    again.press("n")
    again.wait("#2 ·")
    assert "is reading" not in again.text
    leave(again)


def test_another_decision_on_the_comment_in_view_shows_at_once(desk):
    house, review = desk
    mona = review("mona")
    mona.wait("#1 ·")
    house.run("approve", "1", "--force")
    mona.wait("mona published it")
    leave(mona)
    lina = review("lina")
    lina.wait("#2 ·")
    house.run("spam", "2", "--force")
    lina.wait("mona put it aside as spam")
    while True:
        lina.press("a")
        if lina.wait("again to decide", "Too quick") != "Too quick":
            break
        lina.press("\x1b")
        lina.wait_gone("Too quick")
    leave(lina)
    assert json.loads(house.run("show", "2", "--json").stdout)["comment"]["state"] == "spam"


def test_new_comments_come_in_by_themselves_the_urgent_one_next(desk):
    house, review = desk
    mona = review("mona")
    mona.wait("1 of 5")
    post(house, "A sixth one.", "Reader 6")
    post(house, "I want to die and nobody would notice.", "Reader 7")
    mona.wait("2 new")
    mona.wait("1 of 7")
    mona.press("n")
    mona.wait("#7 · URGENT")
    mona.wait("[covered:")
    leave(mona)


def test_an_empty_queue_fills_before_ones_eyes(desk):
    house, review = desk
    house.run("approve", "1", "2", "3", "4", "5")
    mona = review("mona")
    mona.wait("Nothing waits; take a break, you earned it.")
    post(house, "Another one.", "Reader 8")
    mona.wait("1 of 1")
    mona.wait("Another one.")
    leave(mona)
