"""A backup of a busy store is whole, restorable, and never half there under its name.

To restore, a copy becomes `afterword.sqlite` of a new folder, beside the `keys.json` that was kept elsewhere.

The gate makes few copies, `Tests/long --cycles 1000 Tests/Crash/test_backup.py` as many as asked for.
"""

import collections
import contextlib
import html
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import time

import pytest

from busy_house import PAGES, backup_under_load, new_token
from conftest import PROGRAM, READY_SECONDS, House

# Comments after which the copy is made, at least.
FEWEST, MOST, MOST_IN_A_LONG_RUN = 20, 80, 800
QUIETLY = ("--rate-limits", "off", "--log-level", "error")
# Calls at which the command is killed: while the copy arrives, when it is made to last, named and tidied up.
POINTS = ("write 2", "write 5", "write 9", "fsync 1", "link 1", "unlink 1", "fsync 2")


def until(is_so):
    """Looks again and again, so that no moment is missed."""
    end = time.monotonic() + READY_SECONDS
    while not is_so():
        assert time.monotonic() < end


@contextlib.contextmanager
def opened(copy):
    """The copy as a file of its own that needs no other beside it."""
    with contextlib.closing(sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)) as database:
        yield database


def check(copy, told, approved):
    """One file, whole, with everything that was acknowledged before, and nothing half there."""
    assert os.listdir(copy.parent) == [copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600
    # Bytes 18 and 19 of the header say 2 where a log beside the file belongs to it.
    assert copy.read_bytes()[18:20] == b"\x01\x01"
    with opened(copy) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        texts = collections.Counter(row[0] for row in database.execute("SELECT source FROM commentRevision"))
        assert [text for text in told if texts[text] != 1] == []
        states = dict(database.execute("SELECT id, state FROM comment"))
        assert [number for number in approved if states[number] != "approved"] == []
        halves = database.execute(
            "SELECT count(*) FROM comment LEFT JOIN commentRevision ON commentRevision.comment = comment.id"
            " LEFT JOIN sealedAddress ON sealedAddress.comment = comment.id LEFT JOIN logEntry ON logEntry.id = version"
            " WHERE source IS NULL OR sealed IS NULL OR logEntry.id IS NULL"
        ).fetchone()
        assert halves == (0,)
        return len(states)


def listed(copy):
    """What the copy holds for readers: number, name and text, page by page, in order."""
    pages = collections.defaultdict(list)
    with opened(copy) as database:
        for page, *comment in database.execute(
            "SELECT key, comment.id, name, source FROM comment JOIN thread ON thread.id = comment.thread"
            " JOIN commentRevision ON comment = comment.id AND number = publicRevision ORDER BY root, path"
        ):
            pages[page].append(tuple(comment))
    return dict(pages)


def served(house):
    """The same, as readers get it."""
    pages = collections.defaultdict(list)
    for number in range(PAGES):
        cursor = ""
        while cursor is not None:
            path = f"/api/v1/sites/default/comments?page=/page-{number}&view=flat&limit=200{cursor}"
            part = json.loads(house.ask("GET", path)[2])
            for item in part["comments"]:
                text = html.unescape(re.sub("<[^>]+>", "", item["html"]))
                pages[f"/page-{number}"].append((item["id"], item["author"]["name"], text))
            cursor = part["next"] and "&cursor=" + part["next"]
    return dict(pages)


def restore(copy, keys, folder):
    os.mkdir(folder, 0o700)
    shutil.copy(copy, folder + "/afterword.sqlite")
    shutil.copy2(keys, folder + "/keys.json")
    return House(folder)


def test_each_copy_of_a_busy_store_is_whole_and_can_be_restored(house, long_run, tmp_path):
    for number in long_run.rounds(3):
        house.start(*QUIETLY)
        place = tmp_path / str(number)
        place.mkdir()
        enough = long_run.chances(number).randint(FEWEST, MOST_IN_A_LONG_RUN if long_run.asked else MOST)
        told, approved, seconds = backup_under_load(house, place / "copy", enough)
        comments = check(place / "copy", told, approved)
        assert house.stop() == 0 and unfinished(house) == []
        restored = restore(place / "copy", house.folder + "/keys.json", house.folder + "-restored")
        try:
            restored.start(*QUIETLY)
            assert served(restored) == listed(place / "copy") != {}
            assert restored.run("log", "verify").stdout.startswith("The log is whole")
            assert restored.run("doctor").returncode == 0
            assert restored.post("/page-0", "Life goes on.")[0] == 202
            assert restored.stop() == 0
        finally:
            if restored.process:
                restored.kill()
            shutil.rmtree(restored.folder)
        shutil.rmtree(place)
        shutil.rmtree(house.folder)
        long_run.record(number, comments=comments, before=len(told), approved=len(approved), seconds=round(seconds, 3))


def seeded(house, comments=600):
    os.mkdir(house.folder, 0o700)
    house.run("seed", "--comments", str(comments), "--pages", "10")
    return house


def unfinished(house):
    """Copies that the server began and that nobody took."""
    return list(pathlib.Path(house.folder).glob("backup-*"))


def is_absent_or_whole(copy):
    if not copy.exists():
        return True
    with opened(copy) as database:
        return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_command_that_is_killed_leaves_no_broken_copy(house, tmp_path):
    seeded(house).start(*QUIETLY)
    absent = 0
    for number, point in enumerate(POINTS):
        call, when = point.split()
        copy = tmp_path / f"copy-{number}"
        killed = subprocess.run(
            ["strace", "-f", "-q", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={when}",
             PROGRAM, "backup", str(copy), "--data", house.folder], capture_output=True,
        )
        assert killed.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL), f"nothing was killed at {point}"
        assert is_absent_or_whole(copy), point
        absent += not copy.exists()
    assert 0 < absent < len(POINTS)
    until(lambda: unfinished(house) == [])
    house.run("backup", str(tmp_path / "last"))
    assert is_absent_or_whole(tmp_path / "last")
    assert house.stop() == 0


def test_a_server_that_is_killed_leaves_no_broken_copy(house, long_run, tmp_path):
    seeded(house).start(*QUIETLY)
    for number in long_run.rounds(3):
        copy = tmp_path / f"copy-{number}"
        command = subprocess.Popen(
            [PROGRAM, "backup", str(copy), "--data", house.folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        # The server's own half of the work, before it is sent.
        until(lambda: unfinished(house) or command.poll() is not None)
        house.kill()
        told = command.communicate(timeout=READY_SECONDS)[1].decode()
        assert is_absent_or_whole(copy)
        assert command.returncode == (0 if copy.exists() else 5), told
        assert list(tmp_path.glob("*.part")) == []
        house.start(*QUIETLY)
        # What a killed backup left holds words that their authors may have withdrawn since.
        assert unfinished(house) == []
        assert house.run("doctor").returncode == 0
        long_run.record(number, absent=not copy.exists())
    assert house.stop() == 0


def test_a_file_that_exists_is_not_touched(house, tmp_path):
    house.start(*QUIETLY)
    copy = tmp_path / "copy"
    copy.write_text("mine")
    told = house.run("backup", str(copy), check=False)
    assert (told.returncode, copy.read_text(), os.listdir(tmp_path)) == (4, "mine", ["copy"])
    assert f"{copy} exists already" in told.stderr


def mounting(options, place, command):
    """A command in a namespace of its own, where a small file system lies over `place`."""
    shell = f'mount -t tmpfs -o {options},mode=0700 none {place} || exit 99; {command}'
    return ["unshare", "-rm", "sh", "-c", shell, "sh", PROGRAM]


needs_mounts = pytest.mark.skipif(
    subprocess.run(["unshare", "-rm", "true"]).returncode != 0, reason="no file system can be mounted here"
)


@needs_mounts
@pytest.mark.parametrize("options, reason", [("ro", "Read-only file system"), ("size=64k", "No space left on device")])
def test_a_target_that_is_full_or_read_only_is_told(house, tmp_path, options, reason):
    seeded(house).start(*QUIETLY)
    command = mounting(options, tmp_path, f'"$@"; code=$?; ls -A {tmp_path}; exit $code')
    told = subprocess.run(
        [*command, "backup", f"{tmp_path}/copy", "--data", house.folder], capture_output=True, text=True
    )
    assert (told.returncode, told.stdout) == (5, "")
    assert f"{tmp_path}/copy" in told.stderr and reason in told.stderr
    assert house.ask("GET", "/readyz")[0] == 200


@needs_mounts
def test_a_store_without_room_for_a_copy_says_so(house, tmp_path):
    """The server makes the copy beside the store before it sends it."""
    token, copy = new_token(seeded(house, comments=3000), "admin"), tmp_path / "copy"
    size = os.path.getsize(house.folder + "/afterword.sqlite") * 3 // 2
    shutil.copytree(house.folder, tmp_path / "store")
    command = mounting(f"size={size}", house.folder, f'cp -a {tmp_path}/store/. {house.folder} && exec "$@"')
    house.process = subprocess.Popen(
        [*command, "serve", "--json", "--data", house.folder, "--port", "0", *QUIETLY],
        stdout=subprocess.PIPE, stderr=open(house.log, "ab"),
    )
    url = json.loads(house.process.stdout.readline())["url"]
    told = subprocess.run(
        [PROGRAM, "backup", str(copy), "--server", url], capture_output=True, text=True,
        env={**os.environ, "AFTERWORD_TOKEN": token},
    )
    assert told.returncode == 5 and re.search("full|room|space", told.stderr), told
    assert not copy.exists()
    assert house.stop() == 0
