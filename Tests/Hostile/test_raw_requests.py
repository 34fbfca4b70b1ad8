"""Bytes that no browser sends: a clear 4xx or the end of the connection, never a 5xx, and the server lives on."""

import json
import os
import random
import socket

import pytest

from conftest import undisturbed

FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
JSON = b"Content-Type: application/json\r\n"
COMMENTS = b"/api/v1/sites/default/comments"


def post(path, body, headers=b""):
    return b"POST " + path + b" HTTP/1.1\r\nHost: a\r\n" + headers + (
        b"Content-Length: %d\r\n\r\n" % len(body)
    ) + body


REQUESTS = [
    b"\r\n\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET " + b"/" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    b"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 100 + b"\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999999999999\r\n\r\n",
    post(COMMENTS, b"\xff\xfe\x00", JSON),
    post(COMMENTS, b'{"page":"/a","name":"\\u0000","email":"a@b.de","body":"\\u0000"}', JSON),
    post(COMMENTS, b"[" * 60_000, JSON),
    post(COMMENTS, b'{"a":' * 10_000, JSON),
    post(COMMENTS, b'{"page":"/a","body":"' + b"x" * 66_000 + b'"}', JSON),
    post(COMMENTS, b'{"page":"/a","name":"A","email":"a@b.de\\r\\nBcc: x@y.de","body":"x"}', JSON),
    post(COMMENTS, b'{"page":"' + b"/a" * 400 + b'","name":"A","email":"a@b.de","body":"x"}', JSON),
    post(b"/wp-comments-post.php", b"%" * 1_000, FORM),
    post(b"/wp-comments-post.php", b"&" * 60_000, FORM),
    post(b"/wp-comments-post.php", b"a=b&" * 1_000, FORM),
    post(b"/wp-comments-post.php", b"comment=%00&author=%0d%0aSet-Cookie:x&email=a@b.de", FORM),
    post(b"/wp-comments-post.php", b"comment=x", b""),
    post(b"/receipts/" + b"x" * 4_000, b"action=withdraw&confirm=yes", FORM),
    post(b"/api/v1/moderation/decisions", b"{}", JSON + b"Authorization: Bearer \xff\r\n"),
]


def talk(port, data):
    """Sends bytes and hears everything until the other side ends or has answered and waits."""
    with socket.create_connection(("127.0.0.1", port), timeout=15) as connection:
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        heard = b""
        try:
            while part := connection.recv(65_536):
                heard += part
        except ConnectionResetError:
            pass
        return heard


def statuses(heard):
    return [
        int(line.split(b" ")[1])
        for line in heard.split(b"\r\n")
        if line.startswith(b"HTTP/1.1 ")
    ]


def check(heard, data):
    for status in statuses(heard):
        assert status < 500, (status, data[:120])
    if heard:
        assert heard.startswith(b"HTTP/1.1 "), heard[:80]
        assert b"X-Content-Type-Options: nosniff" in heard
        assert b"\r\nServer:" not in heard
        assert b"Set-Cookie" not in heard


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with undisturbed(tmp_path_factory) as house:
        yield house


@pytest.mark.parametrize("data", REQUESTS, ids=range(len(REQUESTS)))
def test_an_odd_request_gets_a_clear_answer(server, data):
    check(talk(server.port, data), data)
    assert server.ask("GET", "/healthz")[0] == 200


def test_random_damage_to_good_requests_never_breaks_the_server(server):
    seed = int(os.environ.get("AFTERWORD_SEED", "20261124"))
    chance = random.Random(seed)
    good = [
        post(COMMENTS, json.dumps(
            {"page": "/a", "name": "A", "email": "a@b.de", "body": "*Hello* [x](http://e.org)"}
        ).encode(), JSON),
        post(b"/wp-comments-post.php",
             b"comment=Hello&author=A&email=a%40b.de&comment_post_ID=%2Fa", FORM),
        b"GET /sites/default/thread?page=/a&replyto=1 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /api/v1/sites/default/comments?page=/a&cursor=00 HTTP/1.1\r\nHost: a\r\n\r\n",
    ]
    for count in range(400):
        data = bytearray(chance.choice(good))
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(data))
            kind = chance.randrange(3)
            if kind == 0:
                data[place] = chance.randrange(256)
            elif kind == 1:
                del data[place : place + chance.randint(1, 8)]
            else:
                data[place:place] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
        heard = talk(server.port, bytes(data))
        for status in statuses(heard):
            assert status < 500, f"seed {seed}, request {count}: {bytes(data)!r}"
