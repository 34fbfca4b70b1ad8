"""The process is killed at a call of its first start; a plain start afterwards works, without a repair.

The first start makes the folder, the lock, the keys, the database and its tables, the first site and the operator's
socket. `strace` kills at the Nth call of a kind that touches the folder, before that call is done. It counts in each
thread for itself, so that a call is reached only where no other thread gets to that number first: what the writer's
thread does is reached by starts on the folder that the last kill of the others left.

There is one schema so far (`1 the house`), and so no older file to migrate: its migration is the first start's.

The gate tries twelve calls; `Tests/long --cycles 1000 --results F Tests/Faults/test_first_start.py` every one.
"""

import collections
import contextlib
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import stat
import subprocess

import pytest

import conftest
from conftest import READY_SECONDS, House
from test_faults import check

CALLS = (
    "mkdir,mkdirat,chmod,fchmod,fchown,openat,write,pwrite64,ftruncate,fallocate,rename,renameat,renameat2,"
    "link,linkat,symlink,unlink,unlinkat,fsync,fdatasync,bind"
)
LINE = re.compile(r"(\d+) +(\w+)\((.*)", re.S)
POINTS = 6


class StartingHouse(House):
    """A server that is watched while it starts."""

    def begin(self, *options):
        """Starts under strace with these options, and kills all when the server is ready; gives whether it was."""
        tracer = subprocess.Popen(
            ["strace", "-f", "-qq", "-y", *options,
             conftest.PROGRAM, "serve", "--json", "--data", self.folder, "--port", "0", "--log-level", "critical"],
            stdout=subprocess.PIPE, stderr=open(self.log, "ab"), start_new_session=True,
        )
        is_ready = bool(tracer.stdout.readline())
        with contextlib.suppress(ProcessLookupError):
            os.killpg(tracer.pid, signal.SIGKILL)
        tracer.wait(timeout=READY_SECONDS)
        tracer.stdout.close()
        return is_ready

    def calls(self):
        """What a whole start does in the folder and a kill can reach: (call, its number in its thread), in order."""
        trace = pathlib.Path(self.folder + ".trace")
        assert self.begin("-o", str(trace), "-e", f"trace={CALLS}"), self.log.read_text()
        self.names = [self.folder, *(f"{self.folder}/{name}" for name in os.listdir(self.folder))]
        inside = re.compile(r'(?<!\\)[<"]' + re.escape(self.folder) + '[/>"]')
        counts, first, found = collections.Counter(), set(), []
        for line in trace.read_text(errors="replace").splitlines():
            parts = LINE.match(line)
            if not parts or (parts[2] == "openat" and not any(f'"{name}"' in line for name in self.names)):
                continue
            thread, call, arguments = parts.groups()
            counts[thread, call] += 1
            point = call, counts[thread, call]
            if inside.search(arguments) and point not in first:
                found.append(point)
            first.add(point)
        return found

    def is_killed_at(self, call, number):
        # Of the files that are opened only these count: every library is opened too.
        only = [option for name in self.names for option in ("-P", name)] if call == "openat" else []
        inject = f"inject={call}:signal=KILL:when={number}"
        return not self.begin(*only, "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)


def copy(source, target):
    """The folder as it is, or none."""
    shutil.rmtree(target, ignore_errors=True)
    if os.path.exists(source):
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.sock"))


@pytest.mark.parametrize("begun", ["nothing", "half a folder"])
def test_a_kill_in_the_first_start_leaves_a_folder_to_start_on(folder, begun, long_run):
    house, before = StartingHouse(folder), folder + ".before"
    points = house.calls()
    if begun == "half a folder":
        shutil.rmtree(folder)
        assert house.is_killed_at(*[point for point in points if point[0] == "pwrite64"][-1])
        copy(folder, before)
        points = house.calls()
    rounds = [number for number in long_run.rounds(POINTS) if number < len(points)]
    kills = 0
    for number in rounds:
        call, count = points[number if long_run.asked else number * len(points) // POINTS]
        copy(before, folder)
        is_killed = house.is_killed_at(call, count)
        kills += is_killed
        check(House(folder), [], [], [])
        for path in (pathlib.Path(folder), *pathlib.Path(folder).iterdir()):
            assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO), f"others can use {path.name}"
        long_run.record(number, call=call, count=count, killed=is_killed)
    # A call whose number differs from run to run may come too late to be killed at; these are few.
    assert kills >= len(rounds) * 0.8
    print(f"\nfrom {begun}: killed {kills} times, at {len(rounds)} of {len(points)} calls")


def test_a_newer_file_is_refused_by_name_and_a_damaged_one_is_not_called_newer(house):
    house.start()
    assert house.post("/a", "written by this version")[0] == 202
    assert house.stop() == 0
    file = house.folder + "/afterword.sqlite"
    with contextlib.closing(sqlite3.connect(file)) as database, database:
        database.execute("INSERT INTO grdb_migrations VALUES ('2 of tomorrow')")
        before = list(database.iterdump())
    for verb in (["serve", "--port", "0"], ["queue"], ["approve", "1"], ["doctor"]):
        refused = house.run(*verb, check=False)
        assert refused.returncode == 5 and "was written by a newer Afterword" in refused.stderr, verb
    with contextlib.closing(sqlite3.connect(file)) as database, database:
        assert list(database.iterdump()) == before
        # A letter that fell over in a step's name: a newer version would have taken all of ours as well.
        database.execute("DELETE FROM grdb_migrations WHERE identifier = '2 of tomorrow'")
        database.execute("UPDATE grdb_migrations SET identifier = '1 the mouse' WHERE identifier = '1 the house'")
    damaged = house.run("doctor", check=False)
    assert damaged.returncode == 5 and "schema" in damaged.stderr and "damaged" in damaged.stderr, damaged.stderr
    with contextlib.closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE grdb_migrations SET identifier = '1 the house' WHERE identifier = '1 the mouse'")
    check(house, ["written by this version"], [], [])
