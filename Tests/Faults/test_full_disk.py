"""The disk fills up for real: a file system of 16 MiB, filled beside the store and then by comments.

Nothing acknowledged is lost, what is refused is refused whole and says why, readers go on, and the same process works
again as soon as there is room. On ext4 (a loop image, which takes root) and on tmpfs in a mount namespace of its own;
where the machine has neither, the test is skipped and says so.
"""

import concurrent.futures
import contextlib
import functools
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import time

import pytest

import conftest
from conftest import House
from test_faults import check

SIZE, BLOCK = 16 << 20, 4096
# What comments fill after the file beside the store did the rest, and how many are sent at once.
LEFT_FOR_COMMENTS, AT_ONCE = 1 << 20, 8
# Room at a start: from none to enough to get through some of it.
ROOMS = (0, BLOCK, 75 * BLOCK, 1 << 20, 2 << 20)
HEALED_SECONDS = 5
# Words that name a full disk.
REASON = r"\bdisk( of \S+)? is full\b"


class SmallDisk:
    """A file system of its own: `path` as the program calls it, `seen` as this test does."""

    def __init__(self, path, seen):
        self.path, self.seen = path, pathlib.Path(seen)

    def fill(self, room=0):
        """Leaves so many bytes."""
        with open(self.seen / "filler", "ab", buffering=0) as filler:
            for _ in range(2):
                with contextlib.suppress(OSError):
                    while filler.write(bytes(BLOCK)):
                        pass
                os.fsync(filler)
            filler.truncate(filler.tell() - room)
            os.fsync(filler)

    def free(self):
        os.remove(self.seen / "filler")


@contextlib.contextmanager
def ext4(path, block):
    image = path + ".img"
    made = subprocess.run(
        f"truncate -s {SIZE} {image} && mkfs.ext4 -q -F -m 0 -b {block} {image} && mount -o loop {image} {path}",
        shell=True, capture_output=True, text=True,
    )
    if made.returncode:
        pytest.skip(f"no loop image can be mounted here: {made.stderr.strip()}")
    try:
        yield SmallDisk(path, path)
    finally:
        subprocess.run(["umount", path], check=True)


@contextlib.contextmanager
def tmpfs(path, monkeypatch):
    """Where nobody may mount, a namespace of its own allows it; the program then runs inside."""
    holder = subprocess.Popen(
        f"exec unshare -rm sh -c 'mount -t tmpfs -o size={SIZE},mode=0700 none {path} && echo && exec cat'",
        shell=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    try:
        if not holder.stdout.readline():
            pytest.skip(f"no tmpfs can be mounted here: {holder.stderr.read().decode().strip()}")
        program = pathlib.Path(path + ".program")
        enter = f"exec nsenter --preserve-credentials -U -m -t {holder.pid}"
        program.write_text(f'#!/bin/sh\n{enter} "{conftest.PROGRAM}" "$@"\n')
        program.chmod(0o755)
        monkeypatch.setattr(conftest, "PROGRAM", str(program))
        yield SmallDisk(path, f"/proc/{holder.pid}/root{path}")
    finally:
        holder.kill()
        holder.communicate()


@pytest.fixture(params=["ext4", "tmpfs"])
def disk(request, folder, monkeypatch):
    path = os.path.dirname(folder) + "/disk"
    os.mkdir(path)
    kind, _, block = request.param.partition(" ")
    with tmpfs(path, monkeypatch) if kind == "tmpfs" else ext4(path, block or BLOCK) as made:
        yield made


@pytest.fixture
def house(disk):
    house = House(disk.path + "/data")
    house.log = pathlib.Path(disk.path + ".log")
    yield house
    if house.process:
        house.kill()


def start(house):
    return house.start("--rate-limits", "off", "--log-level", "critical")


def post(house, text):
    """Gives whether the comment was taken; a refusal is one as promised."""
    status, headers, answer = house.post("/page-0", text)
    if status in (201, 202):
        return True
    assert status == 503 and int(headers["retry-after"]) > 0, (status, answer)
    assert answer["code"] != "outcome_unknown", "a full disk is no failed sync"
    return False


def post_until_full(house, mark):
    """Long comments, some at once, until nothing fits any more; gives those taken and those refused."""
    taken, refused = [], []
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for number in range(100):
            texts = [f"{mark} {number} {which} " + f"{which} of {number}, " * 600 + "end" for which in range(AT_ONCE)]
            answers = list(pool.map(functools.partial(post, house), texts))
            for text, is_taken in zip(texts, answers):
                (taken if is_taken else refused).append(text)
            if not any(answers):
                return taken, refused
    raise AssertionError("the disk did not fill")


def when_there_is_room(house, text):
    """Posts until it is taken; gives the seconds that took."""
    begun = time.monotonic()
    while not post(house, text):
        assert time.monotonic() - begun < HEALED_SECONDS, "there is room, and nothing is taken"
    return time.monotonic() - begun


def check_elsewhere(disk, folder, promised, refused):
    """The folder, carried to a disk with room: every promise is kept once, and of what was refused there is nothing."""
    shutil.copytree(disk.seen / "data", folder, ignore=shutil.ignore_patterns("*.sock", "*-shm"))
    check(House(folder), promised, [], [])
    with contextlib.closing(sqlite3.connect(folder + "/afterword.sqlite")) as database:
        stored = {row[0] for row in database.execute("SELECT source FROM commentRevision")}
    assert stored.isdisjoint(refused)


def test_a_full_disk_refuses_whole_and_heals_by_itself(house, disk, folder):
    start(house)
    assert post(house, "the first")
    house.run("approve", "1")
    disk.fill(room=LEFT_FOR_COMMENTS)
    taken, refused = post_until_full(house, "filling")
    disk.fill()
    more_taken, more_refused = post_until_full(house, "to the last byte")
    assert taken and refused and more_refused
    for path in ("/healthz", "/readyz", "/sites/default/thread?page=/page-0"):
        assert house.ask("GET", path)[0] == 200, path
    status, _, thread = house.ask("GET", "/api/v1/sites/default/comments?page=/page-0")
    assert status == 200 and json.loads(thread)["page"]["count"] == 1
    process = house.process.pid
    disk.free()
    seconds = when_there_is_room(house, "there is room")
    assert house.process.pid == process and house.process.poll() is None
    assert house.run("log", "verify").stdout.startswith("The log is whole")
    assert house.run("doctor").returncode == 0
    assert house.stop() == 0
    promised = ["the first", *taken, *more_taken, "there is room"]
    check_elsewhere(disk, folder, promised, refused + more_refused)
    print(f"\n{len(promised)} taken, {len(refused + more_refused)} refused, healed in {seconds:.2f} s")


def test_a_decision_on_a_full_disk_is_told_and_not_half_done(house, disk, folder):
    start(house)
    assert post(house, "to be decided")
    disk.fill()
    for is_served in (True, False):
        failed = house.run("approve", "1", check=False)
        assert failed.returncode == 5 and failed.stdout == "" and failed.stderr.startswith("afterword: ")
        if is_served:
            assert [item["id"] for item in json.loads(house.run("queue", "--json").stdout)["items"]] == [1]
            _, _, thread = house.ask("GET", "/api/v1/sites/default/comments?page=/page-0")
            assert json.loads(thread)["page"]["count"] == 0
            house.kill()
    disk.free()
    start(house)
    assert [item["id"] for item in json.loads(house.run("queue", "--json").stdout)["items"]] == [1]
    assert house.run("log", "verify").stdout.startswith("The log is whole: 1 entr")
    house.run("approve", "1")
    _, _, thread = house.ask("GET", "/api/v1/sites/default/comments?page=/page-0")
    assert json.loads(thread)["page"]["count"] == 1
    assert house.stop() == 0
    check_elsewhere(disk, folder, ["to be decided"], [])


def try_start(house):
    """Starts the server and stops it; gives what it said where it would not start."""
    house.log.unlink(missing_ok=True)
    try:
        start(house)
    except AssertionError:
        code, house.process = house.process.wait(), None
        assert code == 5, (code, house.log.read_text()[:2000])
        return house.log.read_text()
    assert house.stop() == 0
    return None


@pytest.mark.parametrize("disk", ["ext4", "tmpfs", "ext4 1024"], indirect=True)
def test_a_start_on_a_full_disk_leaves_things_whole(house, disk, folder):
    """The first start with ever more room, and a start on a store: it runs, or ends in order and runs when it can.

    With blocks of 1 KiB, SQLite makes sure of the first of each page of its mapped -shm only: without room for the
    others the system would kill the process.
    """
    refusals = []
    for room in ROOMS:
        disk.fill(room)
        refusals.append(try_start(house))
        disk.free()
    assert refusals[0] and not refusals[-1]
    start(house)
    assert post(house, "kept")
    assert house.stop() == 0
    for room in ROOMS[:2]:
        disk.fill(room)
        try_start(house)
        disk.free()
    check_elsewhere(disk, folder, ["kept"], [])


def test_a_start_names_the_full_disk(house, disk):
    told = []
    for room in ROOMS:
        disk.fill(room)
        told.append(try_start(house))
        disk.free()
    assert [text for text in told if text and not re.search(REASON, text)] == []


def test_answers_name_the_full_disk(house, disk):
    start(house)
    assert post(house, "to be decided")
    disk.fill()
    _, _, answer = house.post("/page-0", "refused")
    told = house.run("approve", "1", check=False).stderr
    for text in (answer["title"] + " " + answer.get("detail", ""), told):
        assert re.search(REASON, text), text
