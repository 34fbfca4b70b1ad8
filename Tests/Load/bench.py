"""The benchmark: reads against a constant body of the same size, accepted comments against plain durable commits.

Everything is measured in one run, in alternating rounds; ratios of medians count, because machines are noisy.
Run it with Tests/Load/run, which builds the release programs first.
"""

import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HERE = pathlib.Path(__file__).resolve().parent
os.environ["AFTERWORD_PROGRAM"] = str(ROOT / ".build/release/afterword")
sys.path.insert(0, str(ROOT / "Tests"))
from conftest import House  # noqa: E402

ROUNDS = int(os.environ.get("AFTERWORD_ROUNDS", "7"))
SECONDS = int(os.environ.get("AFTERWORD_SECONDS", "4"))
TEXT = (
    "I have thought about this for a while. **Nobody** in our group had to speak, and most did in the end. "
    "What helped was that one of us always came early and put the kettle on.\n\nThank you for writing it down."
)


def wrk(url, script, connections, *arguments):
    out = subprocess.run(
        ["wrk", "-t2" if connections > 1 else "-t1", f"-c{connections}", f"-d{SECONDS}s",
         "-s", str(HERE / script), url, "--", *arguments],
        capture_output=True, text=True, check=True,
    ).stdout
    found = json.loads(next(line[5:] for line in out.splitlines() if line.startswith("JSON ")))
    assert found["errors"] == 0, out
    return found["requests"] / (found["us"] / 1e6), found


def plain_commits(folder):
    """Single-row durable commits of plain SQLite in the same folder: WAL, FULL, one sync each."""
    database = sqlite3.connect(folder + "/plain.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, text TEXT)")
    end, count = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        database.execute("INSERT INTO row (text) VALUES (?)", (TEXT,))
        count += 1
    database.close()
    return count / SECONDS


def median(values):
    return statistics.median(values)


def fill(house):
    """A thread of 100 comments, every third one a reply."""
    for number in range(100):
        parent = {"parent": number} if number % 3 == 2 else {}
        status, _, answer = house.post("/article", f"Comment {number}. {TEXT}", name=f"Reader {number}", **parent)
        assert status == 202, answer
        approve(house, number + 1)


def approve(house, number):
    """A decision through the operator's socket."""

    class Socket(http.client.HTTPConnection):
        def connect(self):
            self.sock = socket.socket(socket.AF_UNIX)
            self.sock.connect(house.folder + "/afterword.sock")

    connection = Socket("localhost")
    body = json.dumps({"items": [{"id": number}], "outcome": "approve"})
    connection.request("POST", "/api/v1/moderation/decisions", body, {"Content-Type": "application/json"})
    assert connection.getresponse().status == 200
    connection.close()


def reads(house):
    rows = []
    for name, path in (
        ("thread as JSON", "/api/v1/sites/default/comments?page=/article"),
        ("thread as a page", "/sites/default/thread?page=/article"),
    ):
        size = len(house.ask("GET", path)[2])
        constant = subprocess.Popen(
            [str(ROOT / ".build/release/ConstantServer"), str(size)], stdout=subprocess.PIPE
        )
        port = json.loads(constant.stdout.readline())["port"]
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(wrk(house.url + path, "get.lua", 64)[0])
            theirs.append(wrk(f"http://127.0.0.1:{port}/constant", "get.lua", 64)[0])
        constant.send_signal(signal.SIGTERM)
        constant.wait()
        rows.append((f"{name}, 100 comments, {size} bytes", median(ours), "constant body", median(theirs)))
    return rows


def writes(house):
    rows, plain = [], []
    accepted = {connections: [] for connections in (1, 16, 64)}
    latency = {}
    for round_number in range(ROUNDS):
        plain.append(plain_commits(house.folder))
        for connections in accepted:
            rate, found = wrk(house.url, "post.lua", connections, str(round_number))
            accepted[connections].append(rate)
            latency.setdefault(connections, []).append(found["p99_us"] / 1000)
    for connections, rates in accepted.items():
        name = f"accepted comments, {connections} connections (p99 {median(latency[connections]):.1f} ms)"
        rows.append((name, median(rates), "single-row commits", median(plain)))
    return rows


def main():
    folder = tempfile.mkdtemp(prefix="aw-load-", dir=os.environ.get("AFTERWORD_LOAD_DIR"))
    house = House(folder + "/data")
    try:
        house.start("--rate-limits", "off", "--log-level", "error")
        fill(house)
        rows = reads(house) + writes(house)
        statistic = subprocess.run(
            ["grep", "VmHWM", f"/proc/{house.process.pid}/status"], capture_output=True, text=True
        ).stdout.split()
        stored = house.run("thread", "list", "--limit", "1000", "--json").stdout
        waiting = sum(thread["waiting"] for thread in json.loads(stored)["threads"])
        assert house.stop() == 0
    finally:
        if house.process:
            house.kill()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{ROUNDS} alternating rounds of {SECONDS} s, medians, requests/s on {os.cpu_count()} cores\n")
    for name, ours, other, theirs in rows:
        print(f"{name:<66} {ours:>9,.0f}   {other:<19} {theirs:>9,.0f}   ratio {ours / theirs:5.2f}")
    print(f"\n{waiting:,} comments were accepted and wait; peak memory {int(statistic[1]) // 1024} MiB")


if __name__ == "__main__":
    main()
