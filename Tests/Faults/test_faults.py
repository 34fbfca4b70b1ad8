"""The disk fails, fills up or the process dies at one write or sync of a scripted run.

`strace` makes the fault at the Nth call on the database's own files. Whatever was acknowledged is there once
afterwards, nothing else is half there, the log is whole, and the server starts and works again.

The gate tries two calls of each kind; `Tests/long --cycles 60 Tests/Faults/test_faults.py` every one up to the 60th.
"""

import collections
import fcntl
import http.client
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import time

import pytest

from conftest import PROGRAM, READY_SECONDS, House

CALLS = ("pwrite64", "fdatasync")
FAULTS = {
    "KILL": "signal=KILL",
    "EIO": "error=EIO",
    "ENOSPC": "error=ENOSPC",
    "EINTR": "error=EINTR",
}
POSTS = 6
# Which calls of a kind fail in the gate; a long run goes through all, from the first.
POINTS = (2, 5)


class FaultyHouse(House):
    """A server whose calls on its database fail as told; everything in one group, to be ended together."""

    def start_with(self, call, fault, point):
        files = [option for name in ("", "-wal") for option in ("-P", f"{self.folder}/afterword.sqlite{name}")]
        wal = pathlib.Path(self.folder + "/afterword.sqlite-wal")
        wal.touch()
        self.process = subprocess.Popen(
            ["strace", "-f", "-q", "-o", "/dev/null", *files, "-e", f"trace={call}",
             "-e", f"inject={call}:{FAULTS[fault]}:when={point}",
             PROGRAM, "serve", "--json", "--data", self.folder, "--port", "0", "--rate-limits", "off",
             "--log-level", "critical"],
            stdout=subprocess.PIPE, stderr=open(self.log, "ab"), start_new_session=True,
        )
        line = self.process.stdout.readline()
        if not line:
            return False
        self.url = json.loads(line)["url"]
        self.port = int(self.url.rsplit(":", 1)[1])
        return True

    def end(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait(timeout=READY_SECONDS)
        self.process.stdout.close()
        self.process = None
        # That was strace; the server is gone when its last thread let go of the folder.
        with open(self.folder + "/afterword.lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)


def script(house, mark):
    """Posts one after another; gives texts by what they were answered: a promise, or none."""
    promised, open_ended = [], []
    for number in range(POSTS):
        text = f"{mark} text {number}"
        try:
            status, _, answer = house.post(f"/page-{number % 2}", text)
        except (OSError, ValueError, http.client.HTTPException):
            open_ended.append(text)
            continue
        if status in (201, 202):
            promised.append(text)
        else:
            assert status == 503, (status, answer)
            open_ended.append(text)
    return promised, open_ended


def check(house, promised, open_ended, before):
    """After a start without faults: every promise kept once, nothing doubled, log and file whole, and it works."""
    house.start("--rate-limits", "off", "--log-level", "critical")
    status, _, _ = house.post("/page-0", "afterwards " + str(time.monotonic_ns()))
    assert status in (201, 202)
    assert house.run("log", "verify").stdout.startswith("The log is whole")
    assert house.run("doctor").returncode == 0
    assert house.stop() == 0
    database = sqlite3.connect(house.folder + "/afterword.sqlite")
    texts = collections.Counter(row[0] for row in database.execute("SELECT source FROM commentRevision"))
    # Each comment has its decision and its text: none is half there.
    halves = database.execute(
        "SELECT count(*) FROM comment LEFT JOIN commentRevision ON commentRevision.comment = comment.id"
        " LEFT JOIN logEntry ON logEntry.id = version WHERE source IS NULL OR logEntry.id IS NULL"
    ).fetchone()[0]
    database.close()
    assert halves == 0
    lost = [text for text in before + promised if texts[text] != 1]
    assert lost == [], f"lost or doubled: {lost}"
    assert all(texts[text] <= 1 for text in open_ended)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("call", CALLS)
def test_a_fault_at_any_call_loses_nothing_that_was_promised(folder, call, fault, long_run):
    house = FaultyHouse(folder)
    house.start("--log-level", "critical")
    status, _, _ = house.post("/page-0", "before every fault")
    assert status in (201, 202)
    assert house.stop() == 0
    kept, hits = ["before every fault"], 0
    rounds = long_run.rounds(len(POINTS))
    for number in rounds:
        point = number + 1 if long_run.asked else POINTS[number]
        promised, open_ended = [], []
        starts = house.start_with(call, fault, point)
        if starts:
            promised, open_ended = script(house, f"{call} {fault} {point}")
        house.end()
        hits += bool(open_ended) or not starts
        check(house, promised, open_ended, kept)
        kept += promised
        long_run.record(number, promised=len(promised), refused=len(open_ended), starts=starts)
    # SQLite makes an interrupted write again; every other fault must have been felt by a run from the first point on,
    # or nothing was tried.
    assert hits or (call, fault) == ("pwrite64", "EINTR") or 0 not in rounds
