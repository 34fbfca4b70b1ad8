"""Signals under load: SIGTERM cuts no answer, SIGSTOP changes none, and of servers on one folder one starts.

The gate makes few rounds, `Tests/long --cycles 1000 Tests/Crash/test_signals.py` as many as asked for.
"""

import collections
import contextlib
import json
import os
import signal
import socket
import sqlite3
import subprocess
import threading
import time

from conftest import PROGRAM, READY_SECONDS
from wire import hear, is_whole, json_post, status

CLIENTS = 8
# Answers after which a signal comes: each round at another point of the work.
FEWEST, MOST = 20, 120
# Seconds that a process stands still; in a long run also longer than the deadline of a request's head, which is 10.
STANDSTILL, LONGEST_STANDSTILL = 1, 12
SERVERS_AT_ONCE = 4
QUIETLY = ("--rate-limits", "off", "--log-level", "error")
# A page with more bytes than the system buffers in a local socket for a reader who does not read.
LONG_COMMENTS, LONG_TEXT = 20, "&" * 9_900


def get(page):
    return b"GET /api/v1/sites/default/comments?limit=200&page=%s HTTP/1.1\r\nHost: a\r\n\r\n" % page


def connected(house):
    return socket.create_connection(("127.0.0.1", house.port), timeout=60)


class Client(threading.Thread):
    """Posts and reads in turn on one connection until it ends; keeps its last request and what it heard then."""

    def __init__(self, house, name, told):
        super().__init__(daemon=True)
        self.connection, self.mark, self.told, self.odd = connected(house), name, told, []
        self.text, self.heard, self.waits, self.is_over = None, b"", False, False

    def run(self):
        for count in range(1_000_000):
            self.text = f"{self.mark} text {count}" if count % 2 == 0 else None
            self.heard, self.waits = b"", True
            with contextlib.suppress(ConnectionError):
                self.connection.sendall(json_post("/load", self.text) if self.text else get(b"/load"))
                self.heard = hear(self.connection)
            if not is_whole(self.heard):
                break
            self.waits = False
            if status(self.heard) != (202 if self.text else 200):
                self.odd.append(self.heard)
            if self.text:
                self.told.append(self.text)
            if self.is_over:
                break
        self.connection.close()


def load(house, mark, enough):
    """Clients at work; returns when they were told `enough` comments."""
    told = []
    clients = [Client(house, f"{mark} client {number}", told) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    until(lambda: len(told) >= enough, clients[0])
    return clients, told


def until(is_so, client):
    end = time.monotonic() + READY_SECONDS
    while not is_so():
        assert time.monotonic() < end and not client.odd, client.odd
        client.join(0.002)


def end(house):
    """The exit code of a server that was told to stop."""
    code = house.process.wait(timeout=READY_SECONDS)
    house.process.stdout.close()
    house.process = None
    return code


def until_refused(house):
    """Until the server takes no more connections."""
    for _ in range(100_000):
        try:
            connected(house).close()
        except ConnectionError:
            return
    raise AssertionError("the server goes on taking connections")


def stored(house):
    with contextlib.closing(sqlite3.connect(house.folder + "/afterword.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return collections.Counter(row[0] for row in database.execute("SELECT source FROM commentRevision"))


def test_sigterm_leaves_no_answer_cut_and_no_request_open(house, long_run):
    for cycle in long_run.rounds(5):
        house.start(*QUIETLY)
        begun, rest = connected(house), json_post("/load", f"cycle {cycle} begun")
        begun.sendall(rest[:-20])
        clients, told = load(house, f"cycle {cycle}", long_run.chances(cycle).randint(FEWEST, MOST))
        house.process.send_signal(signal.SIGTERM)
        until_refused(house)
        begun.sendall(rest[-20:])
        answer = hear(begun)
        assert is_whole(answer) and status(answer) == 202, answer
        assert end(house) == 0
        assert not os.path.exists(house.folder + "/afterword.sock")
        for client in clients:
            client.join()
        texts = stored(house)
        assert [client.odd for client in clients] == [[]] * CLIENTS
        assert [text for text in [*told, f"cycle {cycle} begun"] if texts[text] != 1] == []
        # Where a connection ended, nothing of an answer had come, and its last comment was not taken either.
        unanswered = [client for client in clients if not is_whole(client.heard)]
        assert [client.heard for client in unanswered] == [b""] * len(unanswered)
        assert [client.text for client in unanswered if client.text and texts[client.text]] == []
        long_run.record(cycle, told=len(told), unanswered=len(unanswered))
    assert house.run("log", "verify").stdout.startswith("The log is whole")


def test_sigterm_waits_for_a_reader_who_takes_an_answer_slowly(house):
    house.start(*QUIETLY)
    house.run("site", "set", "default", "policy=blog")
    for number in range(LONG_COMMENTS):
        assert house.post("/long", f"{number} {LONG_TEXT}")[0] in (201, 202)
    house.run("approve", "--yes", *map(str, range(1, LONG_COMMENTS + 1)))
    # The operator's socket, because the system buffers some megabytes on a network's; what serves both is the same.
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as slow:
        slow.settimeout(READY_SECONDS)
        slow.connect(house.folder + "/afterword.sock")
        slow.sendall(get(b"/long"))
        heard = slow.recv(1000)
        house.process.send_signal(signal.SIGTERM)
        until_refused(house)
        heard = hear(slow, heard)
    assert end(house) == 0
    assert status(heard) == 200 and is_whole(heard), f"cut after {len(heard)} bytes: {heard[:300]}"


def test_a_process_that_stood_still_goes_on_as_if_nothing_was(house, long_run):
    house.start(*QUIETLY)
    for cycle in long_run.rounds(1):
        chance = long_run.chances(cycle)
        dripping = connected(house)
        dripping.sendall(get(b"/load")[:20])
        clients, told = load(house, f"cycle {cycle}", chance.randint(FEWEST, MOST))
        house.process.send_signal(signal.SIGSTOP)
        pause = chance.uniform(STANDSTILL, LONGEST_STANDSTILL) if long_run.asked else STANDSTILL
        clients[0].join(pause)
        before = len(told)
        assert all(client.waits for client in clients), "somebody was answered by a process that stands still"
        house.process.send_signal(signal.SIGCONT)
        until(lambda: len(told) >= before + FEWEST, clients[0])
        for client in clients:
            client.is_over = True
        for client in clients:
            client.join()
        assert [client.odd for client in clients] == [[]] * CLIENTS
        assert all(is_whole(client.heard) for client in clients)
        texts = stored(house)
        assert {text: 1 for text in told} == {text: texts[text] for text in texts if text.startswith(f"cycle {cycle} ")}
        # The half of a request has its deadline all the same.
        late = hear(dripping)
        assert is_whole(late) and status(late) == 408 and dripping.recv(1) == b""
        long_run.record(cycle, told=len(told), pause=round(pause, 1))
    assert house.run("log", "verify").stdout.startswith("The log is whole")
    assert house.stop() == 0


def test_of_servers_that_start_together_one_gets_the_folder(house, long_run):
    """Every other time in a new folder, which all of them begin to make."""
    old = house.folder
    for cycle in long_run.rounds(6):
        house.folder = f"{old}-{cycle}" if cycle % 2 else old
        command = [PROGRAM, "serve", "--json", "--data", house.folder, "--port", "0"]
        servers = [
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(SERVERS_AT_ONCE)
        ]
        try:
            ready = [json.loads(server.stdout.readline() or b"null") for server in servers]
            assert len([line for line in ready if line]) == 1, [server.poll() for server in servers]
            for server, line in zip(servers, ready):
                if line:
                    house.process, house.port = server, int(line["url"].rsplit(":", 1)[1])
            for server in servers:
                if server is not house.process:
                    told = server.communicate(timeout=READY_SECONDS)[1].decode()
                    assert server.returncode == 5
                    assert f"in use by afterword serve (process {house.process.pid})" in told
            assert house.ask("GET", "/healthz")[0] == 200
            assert house.stop() == 0
        finally:
            for server in servers:
                server.kill()
                server.communicate()
        long_run.record(cycle)


def test_a_port_that_is_taken_ends_the_start_and_says_the_way_out(house):
    """What else runs in the server is cancelled then, and may not stay behind."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [PROGRAM, "serve", "--data", house.folder, "--port", port]
        told = subprocess.run(command, capture_output=True, text=True, timeout=READY_SECONDS)
        assert told.returncode == 5 and told.stdout == ""
        assert f"cannot serve on 127.0.0.1:{port}" in told.stderr and "--port 0" in told.stderr
    house.start()
    assert house.ask("GET", "/healthz")[0] == 200
    assert house.stop() == 0
