"""Readers under attack: their p99 and rate while others abuse the server, and the most memory that it took.

Usage: Tests/Load/hostile.py [ATTACK…]     after Tests/Load/run, or with AFTERWORD_PROGRAM set

Each round measures the same readers (wrk, 16 connections, the hot JSON thread) three times: alone, while the attackers
attack a sink, and while they attack the server. The sink accepts, reads and never answers, so that what the attackers
themselves take of the machine's cores burdens both sides of the ratio: under attack to beside a sink under attack.
Each attack meets a fresh server; attackers come from many addresses of 127/8. A load far over 4 is others' work.
"""

import asyncio
import collections
import contextlib
import json
import os
import pathlib
import re
import resource
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time

GIVEN = os.environ.get("AFTERWORD_PROGRAM")
import bench  # noqa: E402
import conftest  # noqa: E402
import hostile_bytes  # noqa: E402
import wire  # noqa: E402

conftest.PROGRAM = GIVEN or conftest.PROGRAM
MOST_P99, MOST_MIB = 1.5, 256
READERS = 16
TICKS, IP_BIND_ADDRESS_NO_PORT = 100, 24



# So many clients, each of which has its turn once a second. Some keep their connections until they are cut off: the
# first slow ones after ten seconds. Attackers who take every connection there is come after the readers.
Attack = collections.namedtuple("Attack", "title clients requests keeps warm comes_last", defaults=(False, 1, False))
ATTACKS = {
    "slow": Attack("1,000 slow clients", 1_000, hostile_bytes.slow_requests, keeps=True, warm=11),
    "idle": Attack("5,000 idle connections tried", 5_000, lambda: iter(()), True, comes_last=True),
    "heads": Attack("heads up to 16 KiB and over, 400/s", 400, hostile_bytes.heads),
    "bodies": Attack("bodies of 64 KiB and over, 100/s", 100, hostile_bytes.bodies),
    "json": Attack("JSON bombs of 64 KiB, 200/s", 200, hostile_bytes.json_bombs),
    "markdown": Attack("Markdown bombs, 50/s", 50, hostile_bytes.markdown_bombs),
    "gzip": Attack("gzip bombs, 200/s", 200, hostile_bytes.gzip_bodies),
}


class Client:
    """One attacking connection, opened again whenever it ended."""

    epoll, told, clients = select.epoll(), collections.Counter(), {}

    def __init__(self, number, port, requests, keeps):
        self.address = (f"127.{number % 90 + 10}.{number // 250 + 1}.{number % 250 + 1}", 0)
        self.port, self.requests, self.keeps = port, requests, keeps
        self.socket, self.left, self.drip = None, b"", b""

    def turn(self):
        if self.socket and self.keeps:
            self.left, self.drip = self.left or self.drip[:1], self.drip[1:]
        else:
            self.open()
        self.send()

    def open(self):
        self.end()
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.SOL_IP, IP_BIND_ADDRESS_NO_PORT, 1)
        self.socket.bind(self.address)
        self.socket.connect_ex(("127.0.0.1", self.port))
        self.clients[self.socket.fileno()] = self
        self.epoll.register(self.socket, select.EPOLLIN)
        self.told["opened"] += 1
        found = next(self.requests, b"")
        self.left, self.drip = found if type(found) is tuple else (found, b"")

    def send(self):
        try:
            self.left = self.left[self.socket.send(self.left) :] if self.left else b""
        except BlockingIOError:
            pass
        except OSError:
            return self.hear()
        self.epoll.modify(self.socket, select.EPOLLIN | (select.EPOLLOUT if self.left else 0))

    def hear(self):
        try:
            part = self.socket.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        for status in re.findall(rb"HTTP/1\.1 (\d+)", part):
            self.told[status.decode()] += 1
        if not part:
            self.end()

    def end(self):
        if self.socket:
            del self.clients[self.socket.fileno()]
            self.socket.close()
        self.socket, self.left = None, b""


def attack(name, port):
    """Attacks until its standard input ends, then tells what it was answered."""
    plan, tick, due = ATTACKS[name], 0, time.monotonic()
    requests = plan.requests()
    every = [Client(number, port, requests, plan.keeps) for number in range(plan.clients)]
    Client.epoll.register(sys.stdin, select.EPOLLIN)
    while True:
        for number, event in Client.epoll.poll(max(0, due - time.monotonic())):
            if number == sys.stdin.fileno():
                return print(json.dumps(Client.told))
            client = Client.clients.get(number)
            if client and event & ~select.EPOLLOUT:
                client.hear()
            if client and client.socket and event & select.EPOLLOUT:
                client.send()
        if time.monotonic() >= due:
            if tick == plan.warm * TICKS:
                print("warm", flush=True)
            for client in every[tick % TICKS :: TICKS]:
                client.turn()
            tick, due = tick + 1, due + 1 / TICKS


async def sink():
    """Accepts, reads and never answers."""

    async def swallow(reader, writer):
        with contextlib.suppress(ConnectionError), contextlib.closing(writer):
            while await reader.read(1 << 20):
                pass

    server = await asyncio.start_server(swallow, "127.0.0.1", 0, backlog=1_024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def own(*arguments):
    """This file in a process of its own."""
    command = [sys.executable, __file__, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def cpu(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak(house):
    text = pathlib.Path(f"/proc/{house.process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", text)[1]) / 1024


def measure(house, name=None, port=None):
    """One round of the readers: what wrk says, the attackers' share of a core, and what they were told."""
    plan = ATTACKS.get(name)
    attackers = own("attack", name, port) if plan and not plan.comes_last else None
    if attackers:
        assert attackers.stdout.readline() == "warm\n"
    command = ["wrk", "-t1", f"-c{READERS}", f"-d{bench.SECONDS}s", "-s", str(bench.HERE / "get.lua")]
    readers = subprocess.Popen([*command, house.url + bench.JSON_PATH], stdout=subprocess.PIPE, text=True)
    if plan and plan.comes_last:
        while len(wire.held(house)) < READERS:
            assert readers.poll() is None
        attackers = own("attack", name, port)
    began = cpu(attackers) if attackers else 0
    out = readers.communicate()[0]
    share = (cpu(attackers) - began) / bench.SECONDS if attackers else 0
    told = json.loads(attackers.communicate()[0].splitlines()[-1]) if attackers else {}
    found = json.loads(next(line[5:] for line in out.splitlines() if line.startswith("JSON ")))
    found |= {"rate": found["requests"] / (found["us"] / 1e6), "p99": found["p99_us"] / 1000}
    return {**found, "share": share, "told": told}


def under(name, port):
    """All rounds of one attack, against a server of its own."""
    folder = tempfile.mkdtemp(prefix="aw-hostile-")
    house = conftest.House(folder + "/data").start("--rate-limits", "off", "--log-level", "error")
    try:
        bench.fill(house)
        rounds = []
        for _ in range(bench.ROUNDS):
            rounds.append((measure(house), measure(house, name, port), measure(house, name, house.port)))
            while house.ask("GET", "/healthz")[0] != 200:
                pass
        most = peak(house)
        assert house.stop() == 0 and "defect" not in house.log.read_text()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sides = list(zip(*rounds))
    told = sum((collections.Counter(each["told"]) for each in sides[-1]), collections.Counter())
    middle = {key: [bench.median(each[key] for each in side) for side in sides] for key in ("rate", "p99", "share")}
    rates, p99s, shares = (" / ".join(f"{value:{kind}}" for value in middle[key])
                           for key, kind in (("rate", ",.0f"), ("p99", ".2f"), ("share", ".0%")))
    ratio, errors = middle["p99"][2] / middle["p99"][1], sum(each["errors"] for each in sides[-1])
    print(f"{ATTACKS[name].title:<34} {rates} a second   p99 {p99s} ms, ratio {ratio:.2f}   attackers' CPU {shares}   "
          f"peak {most:.0f} MiB   load {os.getloadavg()[0]:.1f}   {errors} errors   told {dict(told)}", flush=True)
    return ratio <= MOST_P99 or name != "slow", most <= MOST_MIB


def main(names):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    print(f"{bench.ROUNDS} rounds of {bench.SECONDS} s, medians, on {os.cpu_count()} cores; readers alone / beside "
          "a sink that is attacked / attacked; attackers' CPU in parts of a core\n", flush=True)
    quiet = own("sink")
    port = int(quiet.stdout.readline())
    kept = [under(name, port) for name in names or ATTACKS]
    quiet.kill()
    bars = f"p99 under slow clients at most {MOST_P99} times", f"peak at most {MOST_MIB} MiB"
    print(*(f"{bar}: {'kept' if all(each) else 'MISSED'}" for bar, each in zip(bars, zip(*kept))), sep="\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["attack", name, port]:
            attack(name, int(port))
        case ["sink"]:
            asyncio.run(sink())
        case names:
            main(names)
