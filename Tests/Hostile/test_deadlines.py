"""The limits of time and number by the wall clock (DESIGN §3): 10 s a head, 20 s a body, 30 s idle; 1,024 connections.

The slow clients all start together before the first test and are asked for their times by the tests after it.
"""

import concurrent.futures
import contextlib
import json
import resource
import select
import socket
import sqlite3
import time

import pytest

from conftest import undisturbed
from wire import held

HEAD, BODY, IDLE = 10, 20, 30
# A busy machine looks at a deadline late. Never early: a clock of ours starts before the server's.
LATE = 3
TOTAL, PER_ADDRESS = 1_024, 32
# Connections over the limit, each of which is turned away.
EXCESS = 40
# Readers that are connected before the attackers are, and are served throughout.
READERS = 8
SOON_SECONDS = 5
ANSWERED = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
# An answer of more than 64 KiB; two hundred of them fill every buffer on the way.
LONG, MANY = b"GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n", 200


def head(path, kind, length):
    return b"POST %b HTTP/1.1\r\nHost: a\r\nContent-Type: application/%b\r\n%b\r\n\r\n" % (path, kind, length)


TEXT = b"A text that nobody waits for, a byte a second, until its time is over"
FORM = b"author=Ada&email=a%40b.de&comment_post_ID=%2Fdrip&comment=" + TEXT.replace(b" ", b"+")
JSON = json.dumps({"page": "/drip", "name": "Ada", "email": "a@b.de", "body": TEXT.decode()}).encode()
FORM_HEAD = head(b"/wp-comments-post.php", b"x-www-form-urlencoded", b"Content-Length: %d" % len(FORM))
JSON_HEAD = head(b"/api/v1/sites/default/comments", b"json", b"Content-Length: %d" % len(JSON))
CHUNK_HEAD = head(b"/api/v1/sites/default/comments", b"json", b"Transfer-Encoding: chunked")
PREVIEW_HEAD = head(b"/api/v1/sites/default/previews", b"json", b"Content-Length: 60000")


def reach(house, sent=b"", **options):
    connection = socket.create_connection(("127.0.0.1", house.port), timeout=SOON_SECONDS, **options)
    connection.sendall(sent)
    return connection


def slow_client(house, sent=b"", pieces=()):
    """Connects, and sends a piece a second until the server ends the connection: seconds until then, what it said."""
    began = time.monotonic()
    return until_the_end(reach(house, sent), pieces, began)


def until_the_end(connection, pieces, began):
    """Seconds from `began` until the server ends a connection that sends a piece a second, and what it said."""
    heard, pieces = b"", iter(pieces)
    connection.settimeout(1)
    with connection:
        while time.monotonic() - began < IDLE + 2 * LATE:
            try:
                connection.sendall(next(pieces, b""))
                part = connection.recv(65_536)
            except TimeoutError:
                continue
            except ConnectionError:
                break
            if not part:
                break
            heard += part
        return time.monotonic() - began, heard


def single(data):
    """Byte by byte."""
    return (data[place : place + 1] for place in range(len(data)))


def second_head(house):
    """A head that drips on a connection which was answered before, and rested."""
    connection = reach(house, ANSWERED)
    assert connection.recv(65_536).startswith(b"HTTP/1.1 200 ")
    rest = select.poll()
    rest.register(connection, select.POLLIN)
    assert rest.poll(3_000) == []
    return until_the_end(connection, single(b"GET /" + b"a" * 60), time.monotonic())


def deaf_reader(house, bytes_a_second):
    """Asks for much and takes little of it: seconds until the server gives up, and what was taken."""
    began, taken = time.monotonic(), 0
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        connection.connect(("127.0.0.1", house.port))
        connection.sendall(LONG * MANY)
        port = connection.getsockname()[1]
        ended = select.poll()
        ended.register(connection, select.POLLRDHUP | select.POLLHUP | select.POLLERR)
        while port in held(house) and time.monotonic() - began < IDLE + 2 * LATE:
            ended.poll(500)
            if bytes_a_second:
                taken += len(connection.recv(bytes_a_second // 2))
        return time.monotonic() - began, taken


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with undisturbed(tmp_path_factory) as house:
        yield house
    database = sqlite3.connect(house.folder + "/afterword.sqlite")
    assert database.execute("SELECT source FROM commentRevision").fetchall() == [], "half a request was stored"
    database.close()


@pytest.fixture(scope="module", autouse=True)
def slow(server):
    """Every slow client by its name, all at once: seconds until it was cut off, and what it heard."""
    clients = {
        "silent": lambda: slow_client(server),
        "head": lambda: slow_client(server, b"", single(b"GET /" + b"a" * 60)),
        "fields": lambda: slow_client(server, ANSWERED[:-2], [b"X: y\r\n"] * 60),
        "head behind an answer": lambda: second_head(server),
        "head begun with a request": lambda: slow_client(server, ANSWERED + b"GET /"),
        "form": lambda: slow_client(server, FORM_HEAD + FORM[:70], single(FORM[70:-5])),
        "form that stops": lambda: slow_client(server, FORM_HEAD + FORM[:-5]),
        "json": lambda: slow_client(server, JSON_HEAD, single(JSON)),
        "chunks": lambda: slow_client(server, CHUNK_HEAD, [b"1\r\n \r\n"] * 60),
        "large body": lambda: slow_client(server, PREVIEW_HEAD, [b" " * 1_000] * 60),
        "whole": lambda: slow_client(server, JSON_HEAD[:-8], single(JSON_HEAD[-8:] + JSON)),
        "idle": lambda: slow_client(server, ANSWERED),
        "reads nothing": lambda: deaf_reader(server, 0),
        "reads a little": lambda: deaf_reader(server, 200),
    }
    with concurrent.futures.ThreadPoolExecutor(len(clients)) as threads:
        yield {name: threads.submit(client) for name, client in clients.items()}


def cut_off(client, seconds):
    """What the client heard, after it was cut off in time."""
    took, heard = client.result()
    assert seconds <= took <= seconds + LATE, f"cut off after {took:.1f} s, not {seconds}"
    return heard


def own_address():
    """An address of this machine that is not loopback; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address but loopback's, whose connections are not counted")
        return probe.getsockname()[0]


def turned_away(connection):
    """Reads the refusal to its end."""
    heard = b""
    with connection:
        while part := connection.recv(65_536):
            heard += part
    assert heard.startswith(b"HTTP/1.1 503 ") and b"\r\nRetry-After: " in heard and b"too_many_connections" in heard


def served(connection):
    connection.sendall(ANSWERED)
    return connection.recv(65_536).startswith(b"HTTP/1.1 200 ")


def at_once(ask):
    """The server may need a moment to see that connections have ended; no deadline is as short."""
    end = time.monotonic() + SOON_SECONDS
    while not ask():
        assert time.monotonic() < end


@contextlib.contextmanager
def descriptors(most):
    """Bounds the descriptors of this process, and of what it starts."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    if before[1] != resource.RLIM_INFINITY and before[1] < most:
        pytest.skip(f"this machine allows {before[1]} descriptors a process")
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


# The fewer are what most systems give a service that does not ask for more.
@pytest.mark.parametrize("allowed", (2 * TOTAL, 1_024))
def test_the_connections_over_the_limit_are_turned_away_at_once(house, allowed):
    with descriptors(allowed):
        house.start("--log-level", "error")
    with descriptors(2 * TOTAL), contextlib.ExitStack() as readers, contextlib.ExitStack() as attack:
        before = [readers.enter_context(reach(house)) for _ in range(READERS)]
        assert all(served(reader) for reader in before)
        said, attackers = select.poll(), {}
        for number in range(TOTAL - READERS + EXCESS):
            source = (f"127.1.{number % 64}.{number // 64 + 1}", 0)
            attacker = attack.enter_context(reach(house, source_address=source))
            attackers[attacker.fileno()] = attacker
            said.register(attacker, select.POLLIN)
        end = time.monotonic() + SOON_SECONDS
        while len(refused := said.poll(100)) < EXCESS and time.monotonic() < end:
            pass
        for number, reader in enumerate(before):
            reader.sendall(b"GET /sites/default/thread?page=/%d HTTP/1.1\r\nHost: a\r\n\r\n" % number)
        assert [reader.recv(65_536)[9:12] for reader in before] == [b"200"] * READERS
        assert len(refused) == EXCESS
        for number, _ in refused:
            turned_away(attackers[number])
        assert house.ask("GET", "/healthz")[0] == 503
        attack.close()
        at_once(lambda: house.ask("GET", "/healthz")[0] == 200)


def test_an_address_has_its_share_of_connections_and_a_proxy_all_that_it_needs(house):
    address = own_address()
    house.start("--host", "0.0.0.0", "--log-level", "error")
    there = (address, house.port)
    kept = [socket.create_connection(there, timeout=SOON_SECONDS) for _ in range(PER_ADDRESS)]
    assert all(served(connection) for connection in kept)
    for _ in range(EXCESS):
        turned_away(socket.create_connection(there, timeout=SOON_SECONDS))
    proxied = [reach(house) for _ in range(2 * PER_ADDRESS)]
    assert all(served(connection) for connection in proxied)
    kept.pop().close()

    def is_served():
        with socket.create_connection(there, timeout=SOON_SECONDS) as connection:
            return served(connection)

    at_once(is_served)
    for connection in kept + proxied:
        connection.close()


@pytest.mark.parametrize("name", ("silent", "head", "fields", "head begun with a request"))
def test_a_head_has_ten_seconds(slow, name):
    heard = cut_off(slow[name], HEAD)
    assert heard.split(b"HTTP/1.1 ")[-1].startswith(b"408 ")


def test_a_later_head_has_ten_seconds_from_its_first_byte(slow):
    assert cut_off(slow["head behind an answer"], HEAD).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("name", ("form", "form that stops", "json", "chunks", "large body"))
def test_a_body_has_twenty_seconds(slow, name):
    assert cut_off(slow[name], BODY).startswith(b"HTTP/1.1 408 ")


def test_a_whole_request_has_thirty_seconds(slow):
    """A head that is nearly late, and a body that never ends."""
    took, heard = slow["whole"].result()
    assert 7 + BODY <= took <= HEAD + BODY + 0.2
    assert heard.startswith(b"HTTP/1.1 408 ")


def test_an_idle_connection_is_closed_after_thirty_seconds_without_a_word(slow):
    assert cut_off(slow["idle"], IDLE).count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize("name", ("reads nothing", "reads a little"))
def test_whoever_does_not_take_the_answer_is_left_after_thirty_seconds(slow, name):
    cut_off(slow[name], IDLE)
