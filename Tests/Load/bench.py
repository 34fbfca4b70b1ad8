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
os.environ["AFTERWORD_LOAD"] = str(HERE)
sys.path.insert(0, str(ROOT / "Tests"))
import release  # noqa: E402
from conftest import House  # noqa: E402

ROUNDS = int(os.environ.get("AFTERWORD_ROUNDS", "7"))
SECONDS = int(os.environ.get("AFTERWORD_SECONDS", "4"))
COMMENTS = int(os.environ.get("AFTERWORD_COMMENTS", "1000000"))
PAGES = int(os.environ.get("AFTERWORD_PAGES", "10000"))
CACHE = 64 << 20
JSON_PATH = "/api/v1/sites/default/comments?page=/article"
PAGE_PATH = "/sites/default/thread?page=/article"
TEXT = (
    "I have thought about this for a while. **Nobody** in our group had to speak, and most did in the end. "
    "What helped was that one of us always came early and put the kettle on.\n\nThank you for writing it down."
)


def wrk(url, script, connections, *arguments, header=None, seconds=SECONDS):
    """One round: answers a second, and what wrk says of their times."""
    out = subprocess.run(
        ["wrk", "-t2" if connections > 1 else "-t1", f"-c{connections}", f"-d{seconds}s",
         *(["-H", header] if header else []), "-s", str(HERE / script), url, "--", *map(str, arguments)],
        capture_output=True, text=True, check=True,
    ).stdout
    found = json.loads(next(line[5:] for line in out.splitlines() if line.startswith("JSON ")))
    assert found["errors"] == 0, out
    return found["requests"] / (found["us"] / 1e6), found


class LoadServer:
    """The real server with its constant route (Tests/Load/LoadServer), on a folder of its own or a given one."""

    def __init__(self, folder, cache=CACHE):
        self.process = subprocess.Popen(
            [str(ROOT / ".build/release/LoadServer"), folder, str(cache)], stdout=subprocess.PIPE
        )
        self.port = json.loads(self.process.stdout.readline())["port"]
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait() == 0

    def get(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def memory(self, line="VmHWM"):
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(row for row in text.splitlines() if row.startswith(line)).split()[1]) / 1024


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


def rounds(ours, theirs):
    """Alternating rounds of two measures; medians of their rates and 99th percentiles."""
    pairs = [(ours(number), theirs(number)) for number in range(ROUNDS)]
    rates = [median(pair[side][0] for pair in pairs) for side in (0, 1)]
    slow = [median(pair[side][1]["p99_us"] for pair in pairs) for side in (0, 1)]
    return rates, slow


def hot_reads(folder):
    """A thread of 100 comments against constant bodies of the same sizes, through the same responder."""
    rows = []
    with LoadServer(folder) as server:
        for name, path, header in (
            ("JSON", JSON_PATH, None),
            ("page", PAGE_PATH, None),
            ("JSON as gzip", JSON_PATH, "Accept-Encoding: gzip"),
            ("page as gzip", PAGE_PATH, "Accept-Encoding: gzip"),
            ("JSON, 304", JSON_PATH, "etag"),
        ):
            wish = {"Accept-Encoding": "gzip"} if header and "gzip" in header else {}
            answer, body = server.get(path, **wish)
            size = len(body)
            if header == "etag":
                header, size = f"If-None-Match: {answer.headers['ETag']}", 0
            rates, slow = rounds(
                lambda _: wrk(server.url + path, "get.lua", 64, header=header),
                lambda _: wrk(f"{server.url}/constant/{size}", "get.lua", 64),
            )
            rows.append((f"{name}, {size} bytes", rates[0], f"constant {rates[1]:,.0f}",
                         rates[0] / rates[1], f"p99 {slow[0] / slow[1]:.2f} times"))
    return rows


def cold_reads(small, large):
    """Every read a miss; the same page in a small and in a large store."""
    rows = []
    with LoadServer(small, cache=0) as few, LoadServer(large, cache=0) as many:
        path = "/api/v1/sites/default/comments?page=/seed/7"
        rates, _ = rounds(
            lambda _: wrk(many.url + path, "get.lua", 16), lambda _: wrk(few.url + path, "get.lua", 16)
        )
        rows.append(("cache off, JSON, in the large store", rates[0],
                     f"in one of 1,000: {rates[1]:,.0f}", rates[1] / rates[0], "times slower"))
        rate = median(wrk(many.url + path.replace("/api/v1/sites/default/comments", "/sites/default/thread"),
                          "get.lua", 16)[0] for _ in range(ROUNDS))
        rows.append(("cache off, page, in the large store", rate, "", None, ""))
    return rows


def random_reads(large):
    """As browsers ask, with gzip, and as programs do: four times the pages find room in the cache as gzip."""
    rows = []
    for law in ("zipf", "uniform"):
        for coding, header in (("gzip", "Accept-Encoding: gzip"), ("identity", None)):
            with LoadServer(large) as server:
                # Until most pages were made once: what is measured is a server that has been up for a while.
                wrk(server.url, "zipf.lua", 16, PAGES, law, header=header, seconds=6 * SECONDS)
                found = [wrk(server.url, "zipf.lua", 16, PAGES, law, header=header) for _ in range(ROUNDS)]
                rows.append((f"random pages, {law}, 16 connections, {coding}",
                             median(rate for rate, _ in found), "", None,
                             f"p99 {median(each['p99_us'] for _, each in found) / 1000:.1f} ms, "
                             f"peak {server.memory():.0f} MiB"))
    return rows


def starts(large):
    """Milliseconds from exec to the first answer, after a clean stop and after kill -9."""
    rows = []
    for name, end in (("a clean stop", signal.SIGTERM), ("kill -9", signal.SIGKILL)):
        times = []
        for _ in range(ROUNDS):
            began = time.monotonic()
            house = House(large)
            house.start("--log-level", "error")
            assert house.ask("GET", "/api/v1/sites/default/comments?page=/seed/1")[0] == 200
            times.append((time.monotonic() - began) * 1000)
            house.post("/seed/1", f"A comment before {name}.", name="Reader")
            house.process.send_signal(end)
            house.process.wait()
            house.process.stdout.close()
        rows.append((f"start to first answer after {name}", median(times), "ms", None, ""))
    return rows


def writes(folder):
    """Accepted comments against single-row durable commits of plain SQLite on the same disk."""
    rows, plain = [], []
    accepted = {kind: [] for kind in ((1, 0), (16, 0), (64, 0), (64, 40))}
    with LoadServer(folder) as server:
        for number in range(ROUNDS):
            plain.append(plain_commits(folder))
            for connections, words in accepted:
                accepted[connections, words].append(wrk(server.url, "post.lua", connections, number, words))
        for (connections, words), found in accepted.items():
            rate = median(each[0] for each in found)
            more = f", +{words} words" if words else ""
            rows.append((f"accepted comments, {connections} connections{more}", rate,
                         f"plain commits {median(plain):,.0f}", rate / median(plain),
                         f"p99 {median(each[1]['p99_us'] for each in found) / 1000:.1f} ms"))
        rates, _ = rounds(
            lambda number: wrk(server.url, "mixed.lua", 64, JSON_PATH, number),
            lambda _: wrk(server.url + JSON_PATH, "get.lua", 64),
        )
        rows.append(("95 % reads, 5 % comments", rates[0] * 0.95, f"reads alone {rates[1]:,.0f}",
                     rates[0] * 0.95 / rates[1], f"peak {server.memory():.0f} MiB"))
    return rows


def lines(folder):
    """What the line costs that a server writes for each request unless told otherwise; above it logs failures only."""

    def reads(level):
        house = House(folder).start("--log-level", level)
        found = wrk(house.url + JSON_PATH, "get.lua", 64, header="Accept-Encoding: gzip")
        assert house.stop() == 0
        return found

    rates, slow = rounds(lambda _: reads("info"), lambda _: reads("warning"))
    return [("JSON as gzip, a line for each", rates[0], f"no lines {rates[1]:,.0f}", rates[0] / rates[1],
             f"p99 {slow[0] / slow[1]:.2f} times")]


def at_rest(large):
    """What a start leaves behind, once the check after it is over."""
    fresh = tempfile.mkdtemp(prefix="aw-idle-")
    rows = []
    for folder, name in ((fresh + "/data", "fresh store"), (large, f"{COMMENTS:,} comments")):
        with release.at_rest(os.environ["AFTERWORD_PROGRAM"], folder) as (process, seconds):
            sizes = release.resident(process)
        rows.append((f"resident, idle, {name}", sizes["VmRSS"], "MiB", None,
                     f"{sizes['RssAnon']:.0f} MiB of it our own, the rest the program and its libraries; "
                     f"the file was checked in {seconds:.1f} s"))
    shutil.rmtree(fresh, ignore_errors=True)
    return rows


def seeded(folder, comments, pages):
    done = subprocess.run(
        [os.environ["AFTERWORD_PROGRAM"], "seed", "--comments", str(comments), "--pages", str(pages),
         "--data", folder, "--json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["seconds"]


def tell(rows):
    for name, value, other, ratio, more in rows:
        shown = f"ratio {ratio:5.2f}" if ratio else ""
        print(f"{name:<48} {value:>9,.0f}   {other:<24} {shown:<12} {more}", flush=True)


def main():
    folder = tempfile.mkdtemp(prefix="aw-load-", dir=os.environ.get("AFTERWORD_LOAD_DIR"))
    small, large, real = (folder + name for name in ("/small", "/large", "/real"))
    print(f"{ROUNDS} alternating rounds of {SECONDS} s, medians, a second, on {os.cpu_count()} cores\n")
    try:
        seeded(small, 1_000, 10)
        seconds = seeded(large, COMMENTS, PAGES)
        tell([(f"seeding {COMMENTS:,} comments on {PAGES:,} pages", seconds, "s", None, "")])
        house = House(real)
        house.start("--rate-limits", "off", "--log-level", "error")
        fill(house)
        assert house.stop() == 0
        # Lines before writes: a start reads its whole file, and a file of many comments for as long as a round.
        for part in (lambda: hot_reads(real), lambda: lines(real), lambda: cold_reads(small, large),
                     lambda: random_reads(large), lambda: starts(large), lambda: writes(real), lambda: at_rest(large)):
            tell(part())
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
