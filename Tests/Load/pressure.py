"""More writers than the disk can take, and a disk whose every sync takes 5 ms; prints one table.

Run it after Tests/Load/run, or with AFTERWORD_PROGRAM set. `strace` slows the syncs and counts them.
"""

import collections
import contextlib
import json
import os
import pathlib
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

GIVEN = os.environ.get("AFTERWORD_PROGRAM")
import bench  # noqa: E402
import conftest  # noqa: E402

conftest.PROGRAM = GIVEN or conftest.PROGRAM
sys.path.insert(0, str(bench.ROOT / "Tests/Hostile"))
from test_back_pressure import SlowHouse  # noqa: E402

SYNC = 0.005
# Comments a second at so many connections, in times of one connection's; comments for one sync.
BARS = {64: 12, 256: 20}
LEAST_FOR_A_SYNC = 16
# Writers, seconds of a sync, connections allowed. A transaction takes comments in for 40 ms, a hundred or two, and 1,024
# wait: only more connections than are allowed by default fill the queue.
CROWDS = ((640, 0, 1_024), (1_000, 0, 1_024), (1_000, 0.1, 1_024), (2_000, 0.1, 3_000))
# Counts answers by what a writer can rely on: taken, refused with a time to come again, and whatever else.
SCRIPT = """
dofile(os.getenv("AFTERWORD_LOAD") .. "/post.lua")
local threads = {}
taken, refused, other = 0, 0, 0

function setup(thread)
  thread:set("id", #threads)
  table.insert(threads, thread)
end

function response(status, headers)
  if status == 201 or status == 202 then taken = taken + 1
  elseif status == 503 and headers["Retry-After"] then refused = refused + 1
  else other = other + 1 end
end

function done(summary, latency)
  local sums = {taken = 0, refused = 0, other = 0}
  for _, thread in ipairs(threads) do
    for name in pairs(sums) do sums[name] = sums[name] + thread:get(name) end
  end
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    'JSON {"taken": %d, "refused": %d, "other": %d, "broken": %d, "us": %d, "p99_us": %d, "max_us": %d}\\n',
    sums.taken, sums.refused, sums.other, broken, summary.duration, latency:percentile(99), latency.max))
end
"""


def memory(house, line):
    text = pathlib.Path(f"/proc/{house.process.pid}/status").read_text()
    return int(next(row for row in text.splitlines() if row.startswith(line)).split()[1]) / 1024


@contextlib.contextmanager
def slowed(folder, seconds, *options):
    """A server whose syncs take so much longer; it has to end well."""
    house = SlowHouse(folder).start_slow(seconds, *options, filtered=True)
    try:
        yield house
        assert house.stop() == 0
    finally:
        if house.process:
            house.kill()


def crowd(house, script, writers, number):
    """One round of so many writers, each of which posts as fast as it is answered."""
    done = subprocess.run(
        ["wrk", "-t2", f"-c{writers}", f"-d{bench.SECONDS}s", "--timeout", "60s", "-s", script, house.url, "--",
         f"{writers}-{number}"], capture_output=True, text=True, check=True)
    return json.loads(next(line[5:] for line in done.stdout.splitlines() if line.startswith("JSON ")))


def until_taken(house):
    """Seconds after the crowd until a comment is taken again."""
    began = time.monotonic()
    while (status := house.post("/after", "After the crowd.")[0]) == 503:
        pass
    assert status in (201, 202), status
    return time.monotonic() - began


def stored(house):
    """How many texts are in the store, and how often the most frequent one."""
    database = sqlite3.connect(house.folder + "/afterword.sqlite")
    texts = collections.Counter(row[0] for row in database.execute("SELECT source FROM commentRevision"))
    database.close()
    return texts.total(), max(texts.values())


def crowds(folder):
    """Every answer is a comment taken or a refusal with a time; nothing is lost or doubled, and memory stays."""
    script = folder + "/crowd.lua"
    pathlib.Path(script).write_text(SCRIPT)
    for writers, sync, connections in CROWDS:
        found, peaks = [], []
        with slowed(f"{folder}/{writers}-{sync}", sync, "--connections", str(connections)) as house:
            before = memory(house, "VmHWM")
            for number in range(bench.ROUNDS):
                found.append(crowd(house, script, writers, number))
                peaks.append(memory(house, "VmHWM"))
            recovered = until_taken(house)
        sums = {key: sum(each[key] for each in found) for key in ("taken", "refused", "other", "broken")}
        assert sums["other"] == 0 and sums["broken"] == 0, sums
        total, most = stored(house)
        # Those who were still waiting when a round ended have no answer: taken or not, but once.
        assert most == 1 and sums["taken"] < total <= sums["taken"] + 1 + writers * bench.ROUNDS
        seconds = sum(each["us"] for each in found) / 1e6
        p99, longest = bench.median(each["p99_us"] for each in found), max(each["max_us"] for each in found)
        kind = f"{sync * 1000:.0f} ms longer" if sync else "as they are"
        yield (f"{writers:,} writers, syncs {kind}", sums["taken"] / seconds,
               f"refused {sums['refused'] / seconds:,.0f}", None,
               f"p99 {p99 / 1000:,.0f} ms, longest {longest / 1000:,.0f} ms, takes again after {recovered:.1f} s, "
               f"peak {before:.0f} MiB, then {peaks[0]:.0f} to {peaks[-1]:.0f}")


def slow_syncs(folder):
    """Comments a second when every sync takes 5 ms longer, at more and more connections; and comments for a sync."""
    found, shared = collections.defaultdict(list), collections.defaultdict(list)
    with slowed(folder + "/syncs", SYNC) as house:
        for number in range(bench.ROUNDS):
            for connections in (1, *BARS):
                before = house.syncs()
                rate, each = bench.wrk(house.url, "post.lua", connections, f"{connections}-{number}")
                found[connections].append((rate, each["p99_us"] / 1000))
                shared[connections].append(each["requests"] / (house.syncs() - before))
    alone = bench.median(rate for rate, _ in found[1])
    for connections, each in found.items():
        rate, p99 = (bench.median(values) for values in zip(*each))
        bars = f"bar {BARS[connections]}; " if connections > 1 else ""
        least = f" (bar {LEAST_FOR_A_SYNC})" if connections == 64 else ""
        yield (f"syncs {SYNC * 1000:.0f} ms longer, {connections} connections", rate, f"one connection {alone:,.0f}",
               rate / alone, f"{bars}{bench.median(shared[connections]):.1f} comments a sync{least}, p99 {p99:.0f} ms")


def main():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    folder = tempfile.mkdtemp(prefix="aw-pressure-", dir=os.environ.get("AFTERWORD_LOAD_DIR"))
    print(f"{bench.ROUNDS} rounds of {bench.SECONDS} s, accepted comments a second, on {os.cpu_count()} cores\n")
    try:
        for part in (crowds, slow_syncs):
            for row in part(folder):
                bench.tell([row])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
