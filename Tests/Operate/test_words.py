"""Moderators' own words with the real program: edit, redact and reply, and a queue that is watched."""

import json
import pathlib
import re
import subprocess

from conftest import PROGRAM


def shown(house):
    comments = json.loads(house.ask("GET", "/api/v1/sites/default/comments?page=/a&view=flat")[2])["comments"]
    return [(item["author"]["name"], re.sub("<[^>]+>", "", item["html"]).strip()) for item in comments]


def test_an_edit_is_shown_and_taken_back(house):
    house.start("--rate-limits", "off")
    house.post("/a", "We met at **noon**.")
    house.run("approve", "1")
    house.run("edit", "1", "--text", "We met in the morning.", "--reason", "mixed up")
    assert shown(house) == [("Ada", "We met in the morning.")]
    house.run("undo")
    assert shown(house) == [("Ada", "We met at noon.")]
    piped = house.run("edit", "1", "--reason", "by a pipe", "--json", text="From a pipe.\n")
    assert json.loads(piped.stdout)["revision"] == 4
    stale = house.run("edit", "1@1", "--text", "x", "--reason", "y", check=False)
    assert stale.returncode == 4 and "it changed since you saw it" in stale.stderr
    assert house.run("edit", "9", "--text", "x", "--reason", "y", check=False).returncode == 3


def test_what_is_redacted_is_in_no_file(house):
    word = "Zwetschgenweg"
    house.start("--rate-limits", "off")
    house.post("/a", f"I live in {word} 7, come by.")
    house.run("approve", "1")
    refused = house.run("redact", "1", "--words", word, "--reason", "privacy", check=False)
    assert refused.returncode == 2 and "--yes" in refused.stderr
    house.run("redact", "1", "--words", f"{word} 7", "--reason", "privacy", "--yes")
    assert shown(house) == [("Ada", "I live in […], come by.")]
    # A word that does not stand there takes nothing away, also where there are earlier texts.
    mistyped = house.run("redact", "1", "--words", word, "--reason", "privacy", "--yes", check=False)
    assert mistyped.returncode == 1 and "--earlier" in mistyped.stderr
    house.post("/a", "Never edited.")
    nothing = house.run("redact", "2", "--words", word, "--reason", "privacy", "--yes", check=False)
    assert nothing.returncode == 1
    house.post("/a", f"My number: {word} 9.")
    house.run("edit", "3", "--text", "My number: taken out.", "--reason", "a number")
    earlier = house.run("redact", "3", "--words", word, "--earlier", "--reason", "privacy", "--yes")
    assert earlier.stdout == "The text of #3 has none of it; its earlier texts are gone.\n"
    assert house.run("log", "verify").stdout.startswith("The log is whole")
    assert house.run("doctor").returncode == 0
    for file in pathlib.Path(house.folder).iterdir():
        assert not file.is_file() or word.encode() not in file.read_bytes(), file


def test_a_reply_has_a_badge_and_answers_only_what_is_public(house):
    house.start("--rate-limits", "off")
    house.post("/a", "Is this group open?")
    assert house.run("reply", "1", "--text", "Yes.", check=False).returncode == 4
    house.run("approve", "1")
    house.run("reply", "1", "--text", "Yes, come in.", "--name", "Ann of the team")
    assert shown(house) == [("Ada", "Is this group open?"), ("Ann of the team", "Yes, come in.")]
    assert 'class="aw-badge">Moderator<' in house.ask("GET", "/sites/default/thread?page=/a")[2].decode()


def test_a_watched_queue_shows_what_comes_in_once(house):
    house.start("--rate-limits", "off")
    house.post("/a", "The first one.")
    command = [PROGRAM, "queue", "--watch", "--format", "ids", "--data", house.folder]
    watch = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert watch.stdout.readline() == "1@1\n"
        house.post("/a", "The second one.", name="Bela")
        assert watch.stdout.readline().startswith("2@")
        house.run("approve", "1")
        house.post("/b", "The third one.", name="Chidi")
        assert watch.stdout.readline().startswith("3@")
    finally:
        watch.kill()
        watch.wait()
        watch.stdout.close()
    assert house.stop() == 0
    alone = house.run("queue", "--watch", check=False)
    assert alone.returncode == 5 and "afterword serve" in alone.stderr
