"""More writers than the disk can take: each is answered, kept or refused, and none is half kept.

`strace` makes every sync slow, so that the queue of 1,024 waiting comments (GroupCommit) fills up; by itself the
limit of connections stands before it, so this server may have more of them.
"""

import collections
import json
import os
import pathlib
import re
import select
import signal
import socket
import sqlite3
import subprocess
import time

import pytest

from conftest import PROGRAM, House
from test_deadlines import descriptors

# More than wait (1,024) and are in a batch that is being written (at most 256) together.
WRITERS = 1_300
SYNC_SECONDS = 1
# Longest wait for the first refusal and for the last answer; a debug program judges some 200 comments a second.
MOST_SECONDS = 60


class SlowHouse(House):
    """A server whose syncs are slow until it is let go; its process is its own, the tracer only looks on."""

    def start_slow(self, seconds, *options, filtered=False):
        self.trace = pathlib.Path(self.folder + ".trace")
        self.process = subprocess.Popen(
            ["strace", "-D", "-I2", "-f", "-q", *(["--seccomp-bpf"] if filtered else []), "-o", self.trace,
             "-e", "trace=fdatasync", "-e", f"inject=fdatasync:delay_exit={seconds * 1_000_000:.0f}",
             PROGRAM, "serve", "--json", "--data", self.folder, "--port", "0", "--rate-limits", "off",
             "--log-level", "error", *options],
            stdout=subprocess.PIPE, stderr=open(self.log, "ab"),
        )
        self.url = json.loads(self.process.stdout.readline())["url"]
        self.port = int(self.url.rsplit(":", 1)[1])
        return self

    def syncs(self):
        return self.trace.read_text().count("fdatasync(")

    def let_go(self):
        """Ends the tracer, and the slowness with it; never where it filters calls, which would then fail."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        os.kill(int(re.search(r"TracerPid:\s+(\d+)", status)[1]), signal.SIGTERM)


class Writer:
    """One connection that posts, hears its answer, and posts again."""

    def __init__(self, house, number):
        self.socket = socket.create_connection(("127.0.0.1", house.port), timeout=MOST_SECONDS)
        self.number, self.count, self.heard = number, 0, b""

    def post(self):
        self.count += 1
        self.text, self.heard = f"Writer {self.number}, text {self.count}", b""
        fields = {"page": f"/p/{self.number % 50}", "name": "Ada", "email": "a@b.de", "body": self.text}
        body = json.dumps(fields).encode()
        self.socket.sendall(b"POST /api/v1/sites/default/comments HTTP/1.1\r\nHost: a\r\n"
                            b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))

    def hear(self):
        """The status, once the whole answer is there; a refusal must say when to come again."""
        self.heard += self.socket.recv(65_536)
        head, mark, body = self.heard.partition(b"\r\n\r\n")
        length = re.search(rb"\r\nContent-Length: (\d+)", head)
        assert self.heard, f"{self.text} got no answer"
        if not mark or len(body) < int(length[1]):
            return None
        status = int(head[9:12])
        assert status != 503 or re.search(rb"\r\nRetry-After: [1-9]", head), head
        return status


def crowd(house, writers):
    """All post until the first one is refused, then hear the rest: texts by status."""
    answers, ready, waiting = collections.defaultdict(list), select.poll(), {}
    for writer in writers:
        writer.post()
        waiting[writer.socket.fileno()] = writer
        ready.register(writer.socket, select.POLLIN)
    end = time.monotonic() + MOST_SECONDS
    while waiting:
        assert time.monotonic() < end, f"{len(waiting)} have no answer after {MOST_SECONDS} s"
        for number, _ in ready.poll(1_000):
            writer = waiting[number]
            status = writer.hear()
            if status is None:
                continue
            if status == 503 and 503 not in answers:
                house.let_go()
            answers[status].append(writer.text)
            if 503 in answers:
                ready.unregister(number)
                del waiting[number]
            else:
                writer.post()
    return answers


@pytest.fixture
def slow_house(folder):
    house = SlowHouse(folder)
    house.start("--log-level", "error")
    assert house.stop() == 0
    yield house
    if house.process:
        house.kill()


def test_a_full_queue_refuses_and_keeps_what_it_took(slow_house):
    with descriptors(3 * WRITERS):
        slow_house.start_slow(SYNC_SECONDS, "--connections", str(2 * WRITERS))
        writers = [Writer(slow_house, number) for number in range(WRITERS)]
        answers = crowd(slow_house, writers)
        for writer in writers:
            writer.socket.close()
    assert set(answers) <= {201, 202, 503}
    taken, refused = answers[201] + answers[202], answers[503]
    assert len(taken) > 1_024 and refused
    status, _, _ = slow_house.post("/p/1", "After the crowd.")
    assert status == 202
    assert slow_house.stop() == 0
    database = sqlite3.connect(slow_house.folder + "/afterword.sqlite")
    stored = collections.Counter(row[0] for row in database.execute("SELECT source FROM commentRevision"))
    database.close()
    assert [text for text in taken if stored[text] != 1] == [], "acknowledged, but lost or doubled"
    assert [text for text in refused if text in stored] == [], "refused, but stored"
    assert len(stored) == len(taken) + 1
    print(f"\n{len(taken)} comments taken, {len(refused)} refused")
