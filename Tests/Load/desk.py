"""The moderator's desk over 100,000 comments that wait: how long each of its questions takes.

Usage: Tests/Load/desk.py [COMMENTS]     after Tests/Load/run, or with AFTERWORD_PROGRAM set

One moderator asks over one connection, as a console does; milliseconds, the middle one and the 95th of a hundred.
"""

import http.client
import json
import os
import pathlib
import sys
import tempfile
import time
import urllib.parse
from functools import partial

GIVEN = os.environ.get("AFTERWORD_PROGRAM")
import bench  # noqa: E402
import conftest  # noqa: E402

conftest.PROGRAM = GIVEN or conftest.PROGRAM
TIMES, BATCHES, BATCH = 100, 5, 1_000
BARS = {"queue": 100, "queue, newest": 100, "next item": 50, f"approve {BATCH:,}": 300}
SEARCH_BAR = 150
# What is looked for, as it is typed; N is the number of a comment, which its text has.
SEARCHES = {"one word of one comment": "(N)", "a phrase": '"we put the kettle on"', "a common word": "kettle",
            "a letter all have": "e", "two words": "kettle group", "a name": "jonas", "three letters, newest": "ett",
            "nothing": "zeppelin"}


class Desk:
    def __init__(self, house):
        token = json.loads(house.run("token", "create", "Mona", "--role", "moderator", "--json").stdout)["token"]
        self.headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
        self.connection = http.client.HTTPConnection("127.0.0.1", house.port)

    def ask(self, method, path, body=None):
        """Milliseconds until the whole answer is there."""
        began = time.perf_counter()
        self.connection.request(method, "/api/v1/moderation" + path, body and json.dumps(body), self.headers)
        answer = self.connection.getresponse()
        text = answer.read()
        took = (time.perf_counter() - began) * 1_000
        assert answer.status == 200, text
        return took


def approval(batch):
    items = [{"id": batch * BATCH + number} for number in range(1, BATCH + 1)]
    return "POST", "/decisions", {"items": items, "outcome": "approve"}


def search(words, comments, time):
    typed = urllib.parse.quote(words.replace("N", str(time * comments // TIMES + 1)))
    return "GET", f"/queue?limit=20&q={typed}" + ("&sort=newest" if len(words) == 3 else "")


def resident(house):
    """MiB that the server holds in memory."""
    status = pathlib.Path(f"/proc/{house.process.pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) >> 10


def questions(comments):
    """By name: how often, and what is asked."""
    return {
        "queue": (TIMES, lambda _: ("GET", "/queue?limit=20")),
        "queue, newest": (TIMES, lambda _: ("GET", "/queue?limit=20&sort=newest")),
        **{"search, " + name: (TIMES, partial(search, words, comments)) for name, words in SEARCHES.items()},
        "next item": (TIMES, lambda time: ("GET", f"/comments/{time * comments // TIMES + 1}")),
        f"approve {BATCH:,}": (BATCHES, approval),
    }


def main(comments):
    with tempfile.TemporaryDirectory(prefix="aw-desk-") as folder:
        house = conftest.House(folder + "/data")
        pathlib.Path(house.folder).mkdir(mode=0o700)
        house.run("seed", "--comments", str(comments), "--pages", "1000", "--waiting", "1")
        house.start("--rate-limits", "off", "--log-level", "error")
        desk, is_kept = Desk(house), True
        before = resident(house)
        first = desk.ask("GET", "/queue?limit=20&q=zeppelin")
        print(f"the first search, which reads all texts: {first:.0f} ms, {resident(house) - before} MiB more in memory")
        for name, (times, question) in questions(comments).items():
            took = sorted(desk.ask(*question(number)) for number in range(times))
            high = took[min(times - 1, times * 95 // 100)]
            bar = BARS.get(name, SEARCH_BAR)
            is_kept &= high < bar
            print(f"{name:32} {bench.median(took):7.1f} {high:7.1f} ms   bar {bar}   "
                  f"{'kept' if high < bar else 'MISSED'}", flush=True)
        assert house.stop() == 0
    print(f"{comments:,} comments wait; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
