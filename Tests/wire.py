"""Requests and answers as bytes, and the connections that carry them."""

import contextlib
import json
import pathlib
import re


def json_post(page, text):
    fields = {"page": page, "name": "Ada", "email": "ada@example.org", "body": text}
    body = json.dumps(fields).encode()
    return (
        b"POST /api/v1/sites/default/comments HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        b"Content-Length: %d\r\n\r\n" % len(body) + body
    )


def is_whole(heard):
    """A head and as many bytes as it promises."""
    head, end, body = heard.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    return bool(end and length) and len(body) == int(length[1])


def status(heard):
    return int(heard.split(b" ", 2)[1])


def hear(connection, heard=b""):
    """One answer, or what came of it before the other side ended."""
    with contextlib.suppress(ConnectionError):
        while not is_whole(heard) and (part := connection.recv(65_536)):
            heard += part
    return heard


def held(house):
    """Ports of the clients whose connections the server still holds; after that only the kernel does."""
    ports = set()
    for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, here, there, state = line.split()[:4]
        if int(here.split(":")[1], 16) == house.port and state == "01":
            ports.add(int(there.split(":")[1], 16))
    return ports
