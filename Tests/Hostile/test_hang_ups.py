"""A client hangs up after any byte of a good request: a comment is there whole or not at all, and nothing stays open.

The gate cuts at every seventh byte, `Tests/long --cycles 10 Tests/Hostile/test_hang_ups.py` ten times at every byte.
"""

import collections
import itertools
import os
import pathlib
import socket
import sqlite3
import struct
import time

import pytest

from wire import json_post

STEP = 7
# Connections that are open together before they all hang up.
WAVE = 32
# Longest wait for the server to let go of closed connections; a deadline of its own for a head comes after ten.
GONE_SECONDS = 5
# The gate makes some 200 connections a kind and grows by 1 MiB; the long form, too. 40 KiB kept of each would be seen.
MOST_GROWTH_MIB = 8


def post_json(text):
    return json_post("/cut", text)


def form_post(text):
    """The text comes last, so that half a body is a form with half a text."""
    body = f"author=Ada&email=ada%40example.org&comment_post_ID=%2Fcut&comment={text.replace(' ', '+')}".encode()
    return (
        b"POST /wp-comments-post.php HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Content-Length: %d\r\n\r\n" % len(body) + body
    )


def get(_):
    return b"GET /api/v1/sites/default/comments?page=/cut HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n"


def fin(connection):
    """The whole connection is closed; whatever the server says meets a reset."""


def rst(connection):
    """The connection is torn down; bytes that the server did not read yet are lost."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def half(connection):
    """No more bytes will come, but the client still listens."""
    connection.shutdown(socket.SHUT_WR)
    heard = b""
    while part := connection.recv(65_536):
        heard += part
    statuses = [int(line.split()[1]) for line in heard.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]
    assert len(statuses) <= 1 and all(status < 500 for status in statuses), heard[:200]


def descriptors(house):
    """Open descriptors, but for the store's: its readers open as many at once as are needed, and keep them."""
    folder, count = f"/proc/{house.process.pid}/fd/", 0
    for number in os.listdir(folder):
        try:
            count += not os.readlink(folder + number).startswith(house.folder)
        except FileNotFoundError:
            # It was closed while we looked.
            pass
    return count


def memory(house):
    """MiB of its own that the server holds."""
    status = pathlib.Path(f"/proc/{house.process.pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon")) / 1024


def until_closed(house, before):
    """Waits until the server holds no more descriptors than before; connections are taken in order of arrival."""
    assert house.ask("GET", "/healthz")[0] == 200
    end = time.monotonic() + GONE_SECONDS
    while (now := descriptors(house)) > before:
        assert time.monotonic() < end, f"{now - before} descriptors are still open {GONE_SECONDS} s after the hang-ups"


def cut(house, requests, hang_up, is_read):
    """Sends the first bytes of each request, in waves, and hangs up: at once, or when others were answered since."""
    for start in range(0, len(requests), WAVE):
        connections = []
        for part in requests[start : start + WAVE]:
            connection = socket.create_connection(("127.0.0.1", house.port), timeout=15)
            connection.sendall(part)
            connections.append(connection)
        if is_read:
            assert house.ask("GET", "/healthz")[0] == 200
        for connection in connections:
            hang_up(connection)
            connection.close()


def stored(house):
    """How often each text is in the store, with its decision; read after the server has stopped."""
    database = sqlite3.connect(house.folder + "/afterword.sqlite")
    rows = database.execute(
        "SELECT source, logEntry.id FROM comment LEFT JOIN commentRevision ON commentRevision.comment = comment.id"
        " LEFT JOIN logEntry ON logEntry.id = version"
    ).fetchall()
    revisions = database.execute("SELECT count(*) FROM commentRevision").fetchone()[0]
    database.close()
    assert revisions == len(rows) and all(source and entry for source, entry in rows), "a comment is half there"
    return collections.Counter(source for source, _ in rows)


def cuts(size, step, start):
    """Bytes that are sent: none, every step, all but one, all."""
    return sorted({0, *range(start % step, size, step), size - 1, size})


@pytest.mark.parametrize("request_of", (post_json, form_post, get), ids=("json", "form", "get"))
def test_a_cut_request_is_stored_whole_or_not_at_all(house, request_of, long_run):
    house.start("--rate-limits", "off", "--log-level", "error")
    house.post("/warm", "Before every cut.")
    house.ask("GET", "/api/v1/sites/default/comments?page=/cut")
    descriptors_before, memory_before = descriptors(house), memory(house)
    whole, perhaps, sent = ["Before every cut.", "After every cut."], [], 0
    for number in long_run.rounds(1):
        for hang_up, is_read in itertools.product((fin, rst, half), (False, True)):
            requests = []
            mark = f"round {number:03} {hang_up.__name__:>4} read {is_read:d} cut "
            size = len(request_of(mark + "0000"))
            for length in cuts(size, 1 if long_run.asked else STEP, long_run.seed):
                requests.append(request_of(f"{mark}{length:04}")[:length])
            # A reset may overtake a whole request that the server has not read.
            if request_of is not get:
                (perhaps if hang_up is rst else whole).append(f"{mark}{size:04}")
            cut(house, requests, hang_up, is_read)
            until_closed(house, descriptors_before)
            sent += len(requests)
        long_run.record(number, connections=sent, mib=round(memory(house), 1))
    growth = memory(house) - memory_before
    assert growth < MOST_GROWTH_MIB, f"{growth:.1f} MiB more after {sent} connections"
    status, _, _ = house.post("/cut", "After every cut.")
    assert status == 202
    assert house.stop() == 0
    texts = stored(house)
    halves = [text for text in texts if text not in whole + perhaps]
    assert halves == [], "stored, though its request was cut"
    assert [text for text in whole if texts[text] != 1] == [], "lost or doubled, though its request was whole"
    assert max(texts.values()) == 1
    house.start("--log-level", "error")
    assert house.run("log", "verify").stdout.startswith("The log is whole")
    print(f"\n{request_of.__name__}: {sent} hang-ups, {growth:+.1f} MiB")
