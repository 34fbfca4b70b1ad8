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
import gzip
import itertools
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

conftest.PROGRAM = GIVEN or conftest.PROGRAM
MOST_P99, MOST_MIB = 1.5, 256
READERS = 16
TICKS, IP_BIND_ADDRESS_NO_PORT = 100, 24
JSON = b"Content-Type: application/json\r\n"
COMMENTS = b"POST /api/v1/sites/default/comments"
HEAD_LIMIT, BODY_LIMIT, TEXT_LIMIT = 16_384, 65_536, 10_000


def request(line, fields=b"", body=b""):
    length = b"Content-Length: %d\r\n" % len(body) if body else b""
    return b"%b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%b%b\r\n%b" % (line, fields, length, body)


def comment(number, text):
    fields = {"page": f"/attack/{number % 50}", "name": f"Reader {number}", "email": "a@b.de", "body": text}
    return json.dumps(fields, ensure_ascii=False).encode()


def slow_requests():
    """A start, and then a byte at a time: heads, fields, bodies."""
    body = comment(0, "x" * 5_000)
    whole = request(COMMENTS, JSON, body)
    for start in itertools.cycle((0, 40, len(whole) - len(body), len(whole) - 5_000)):
        yield whole[:start], whole[start:]


def heads():
    """Up to the limits, and over them: one field, many fields, a target."""
    get = b"GET " + bench.JSON_PATH.encode()
    for size in itertools.cycle((HEAD_LIMIT - 500, HEAD_LIMIT + 500, 6 * HEAD_LIMIT)):
        for count in (1, 61, size // 6):
            yield request(get, b"X: %b\r\n" % (b"y" * (size // count - 5)) * count)
        yield request(get + b"&x=" + b"y" * size)


def bodies():
    """As long as may be, and a byte longer; JSON and forms."""
    post, form = b"POST /wp-comments-post.php", b"Content-Type: application/x-www-form-urlencoded\r\n"
    room = BODY_LIMIT - len(comment(0, ""))
    yield from itertools.cycle((
        request(COMMENTS, JSON, comment(0, "x" * room)), request(COMMENTS, JSON, comment(0, "x" * (room + 1))),
        request(post, form, b"comment=" + b"%41" * (BODY_LIMIT - 10)), request(post, form, b"a=b&" * 48_000)))


def json_bombs():
    """Depth, keys, items, digits and escapes, each as many as 64 KiB hold."""
    keys = b",".join(b'"k%d":0' % number for number in range(6_000))
    shapes = (
        b"[" * 65_000, b'{"a":' * 13_000, b"[" * 8 + b"0," * 30_000, b"{" + keys + b"}", b'{"body":' + b"9" * 65_000,
        b'{"body":"' + b"\\u0000" * 10_000 + b'"}', b'{"body":"' + b"\\ud83d\\ude00" * 5_000 + b'"}',
        b'{"' + b"\\" * 65_000, b'{"body":1e' + b"9" * 60_000 + b"}", b" " * 65_000,
        b'{"a":[' * 4 + b",".join(b'"%d"' % number for number in range(4_000)),
    )
    yield from itertools.cycle([request(COMMENTS, JSON, shape) for shape in shapes])


def markdown_bombs():
    """Ten thousand characters of each shape of MarkupTests/BombTests, posted and previewed."""
    shapes = [(unit, "") for unit in (
        ">", "> ", "*a ", "~~a ", "[a](", "`a``", "```\n", "[a](b '", "<a ", "<!--", "<![CDATA[", "&amp;", "&#x", "- ",
        "-\n+\n", "1. ", "a\n===\n", "a\n\n", "\u0301", "\U0001f600", "http://a.test/ ", "<http://a>",
        "> > > > a\nb\n", "|a|b\n|-|-\n")]
    shapes += [("**a", "b**"), ("*a ", " a*"), ("[", "]"), ("[", "](a)"), ("![", "](a)"), ("[a]: b\n", "[a]")]
    for number, (unit, tail) in enumerate(itertools.cycle(shapes)):
        mark = f"{number} {time.monotonic_ns()} "
        room = (TEXT_LIMIT - len(mark)) // (2 if tail else 1)
        text = mark + unit * (room // len(unit)) + tail * (room // len(tail or unit))
        yield request(COMMENTS, JSON, comment(number, text))
        preview = json.dumps({"body": text}, ensure_ascii=False).encode()
        yield request(b"POST /api/v1/sites/default/previews", JSON, preview)


def gzip_bodies():
    """50 MB of JSON in 49 kB."""
    bomb = gzip.compress(comment(0, "a" * 50_000_000))
    yield from itertools.repeat(request(COMMENTS, JSON + b"Content-Encoding: gzip\r\n", bomb))


# So many clients, each of which has its turn once a second. Some keep their connections until they are cut off: the
# first slow ones after ten seconds. Attackers who take every connection there is come after the readers.
Attack = collections.namedtuple("Attack", "title clients requests keeps warm comes_last", defaults=(False, 1, False))
ATTACKS = {
    "slow": Attack("1,000 slow clients", 1_000, slow_requests, keeps=True, warm=11),
    "idle": Attack("5,000 idle connections tried", 5_000, lambda: iter(()), keeps=True, comes_last=True),
    "heads": Attack("heads up to 16 KiB and over, 400/s", 400, heads),
    "bodies": Attack("bodies of 64 KiB and over, 100/s", 100, bodies),
    "json": Attack("JSON bombs of 64 KiB, 200/s", 200, json_bombs),
    "markdown": Attack("Markdown bombs, 50/s", 50, markdown_bombs),
    "gzip": Attack("gzip bombs, 200/s", 200, gzip_bodies),
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
    time.sleep(plan.warm if attackers else 0)
    command = ["wrk", "-t1", f"-c{READERS}", f"-d{bench.SECONDS}s", "-s", str(bench.HERE / "get.lua")]
    readers = subprocess.Popen([*command, house.url + bench.JSON_PATH], stdout=subprocess.PIPE, text=True)
    if plan and plan.comes_last:
        time.sleep(0.3)
        attackers = own("attack", name, port)
    began = cpu(attackers) if attackers else 0
    out = readers.communicate()[0]
    share = (cpu(attackers) - began) / bench.SECONDS if attackers else 0
    told = json.loads(attackers.communicate()[0]) if attackers else {}
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
                time.sleep(0.1)
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
