"""Two requests that look like one, or one like two: what frames a request is plain, or the connection ends.

Behind or inside each doubtful request a good one is planted that would store a comment. Whoever reads the doubtful
one differently from a proxy in front would answer it; the store is looked through at the end.
"""

import collections
import contextlib
import json
import re
import socket
import sqlite3

import pytest

from conftest import undisturbed

COMMENTS = b"/api/v1/sites/default/comments"
# Nothing doubtful may hold a connection for long; the deadline of a head alone would come after ten.
SOON_SECONDS = 5
BODY_LIMIT = 64 * 1024


def comment(text):
    return json.dumps({"page": "/p", "name": "Ada", "email": "ada@example.org", "body": text}).encode()


def head(line=b"POST " + COMMENTS, fields=b"", kind=b"application/json"):
    return b"%b HTTP/1.1\r\nHost: a\r\nContent-Type: %b\r\n%b" % (line, kind, fields)


def sized(body):
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def plant(text):
    """A good request for a comment that nobody may see stored."""
    return head() + sized(comment("smuggled " + text))


def chunk(body, size=b"%x"):
    return size.replace(b"%x", b"%x" % len(body)).replace(b"%X", b"%X" % len(body)) + b"\r\n" + body + b"\r\n"


GET = head(b"GET /healthz")
LAST = b"GET /readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
# Codings that are not plain `chunked`: none of them may frame a request.
CODINGS = [
    b"xchunked", b"identity", b"", b"chunk", b'"chunked"', b"chunked;q=1", b"\x0bchunked", b"chunked\x00",
    b"chunked, identity", b"identity, chunked", b"gzip, chunked", b"chunked, chunked", b",chunked", b"chunked,",
    b"\r\n chunked", b"chunked\r\nTransfer-Encoding: identity", b"identity\r\nTransfer-Encoding: chunked",
    b"chunked\r\nTransfer-Encoding: chunked", b"chunked\r\nTransfer-Encoding: x",
]
# %d is the true length.
LENGTHS = [
    b"+%d", b"-%d", b"0x%x", b"%d, %d", b"%d,0", b"0, %d", b"1 %d", b"%d;", b"\x0b%d", b"1_0", b"", b"%d.0", b'"%d"',
    b"%de0", "\u0661".encode(), b"%d\x00", b"18446744073709551616", b"0\r\nContent-Length: %d",
    b"%d\r\nContent-Length: 0", b"%d\r\nContent-Length: %d", b"\r\n %d", b"0\r\n Content-Length: %d",
]
FIELDS = [
    b"X: y\n", b"X : y\r\n", b"Content-Length : 5\r\n", b"Transfer-Encoding : chunked\r\n", b" X: y\r\n", b"\tX: y\r\n",
    b"X: y\r\n z\r\n", b"X: y\r\n\tz\r\n", b": y\r\n", b"X\r\n", b"X\x00: y\r\n", b"X: a\x01b\r\n",
    b"X: a\x7fb\r\n", b"X: a\x0bb\r\n", b"X: a\rb\r\n", b"X: a\rContent-Length: 5\r\n", b"X(: y\r\n", b"X: y\r\r\n",
    b"X: y\n\n", b"\n", b"Host: a\r\n", b"Host: b\r\n", b"Host : b\r\n",
]
LINES = [
    b"GET /healthz HTTP/1.1\nHost: a\n\n", b"GET /healthz HTTP/1.1\nHost: a\r\n\r\n",
    b"GET /healthz\x00 HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /heal\x01thz HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /heal\x7fthz HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /heal\tthz HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /heal\rthz HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /heal thz HTTP/1.1\r\nHost: a\r\n\r\n",
    b"\x00GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", b"GE\x00T /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
    b" GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", b"get /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /healthz\r\nHost: a\r\n\r\n", b"GET /healthz HTTP/0.9\r\n\r\n", b"GET /healthz HTTP/1.10\r\nHost: a\r\n\r\n",
    b"GET /healthz HTTP/1.1 \r\nHost: a\r\n\r\n", b"GET healthz HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\n\r\n", b"GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: a,b\r\n\r\n", b"GET /healthz HTTP/1.1\r\nHost: a/b\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: u@b\r\n\r\n",
]
CHUNKS = [
    b"%x ;a=b", b'%x;a="\r\n"', b"%x;a=b\x00", b"%x;a=\n", b" %x", b"%x ", b"+%x", b"-%x", b"0x%x", b"%x_", b"%x\n",
    b"%x\t", b"%x\x00", b"", b"g", b";a", b"1%x0000000000000000", b"%x;" + b"e" * (1 << 20),
]
ENDS = [
    b"XX0\r\n\r\n", b"0\r\n\r\n", b"\n0\r\n\r\n", b"\r\n0\n\n", b"\r\n0\r\n\n", b"\r\n0\r\nX : y\r\n\r\n",
    b"\r\n0\r\nX: y\r\n z\r\n\r\n", b"\r\n0\r\nX: y\x00\r\n\r\n", b"\r\n0\r\nX: y\n\r\n", b"\r\n-0\r\n\r\n",
    b"\r\n0\r\nContent-Length: 5\r\n\r\n", b"\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"\r\n0\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", b"\r\n0\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
]
TEXT = comment("right NN")
# Frames that are right, if unusual: the comment is taken, and so is the next request.
RIGHT = [
    CHUNKED + chunk(TEXT, b"%X") + b"0\r\n\r\n",
    CHUNKED + chunk(TEXT, b"000%x") + b"0\r\n\r\n",
    CHUNKED + chunk(TEXT, b'%x;a=b;c="d;e"') + b"00;f\r\n\r\n",
    CHUNKED + chunk(TEXT) + b"0\r\nX: y\r\n\r\n",
    CHUNKED.upper() + chunk(TEXT[:9]) + chunk(TEXT[9:]) + b"0\r\n\r\n",
    b"Content-Length: \t%d  \r\n\r\n" % len(TEXT) + TEXT,
    b"content-length:000%d\r\n\r\n" % len(TEXT) + TEXT,
]


def listen(connection):
    """Everything until the server ends the connection, and whether it did so soon; we never do."""
    heard = b""
    try:
        while part := connection.recv(65_536):
            heard += part
    except (TimeoutError, ConnectionResetError) as error:
        return heard, not isinstance(error, TimeoutError)
    return heard, True


def hear(port, data):
    """Statuses of all answers to these bytes, and whether the server then ended the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=SOON_SECONDS) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(data)
        heard, ended = listen(connection)
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d\d\d) ", heard)], ended


def check_refused(port, data):
    """One 4xx at most, then the end."""
    statuses, ended = hear(port, data)
    assert len(statuses) <= 1 and all(400 <= status < 500 for status in statuses), (statuses, data[:200])
    assert ended, ("the connection stays open", statuses, data[:200])


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with undisturbed(tmp_path_factory) as house:
        yield house
    database = sqlite3.connect(house.folder + "/afterword.sqlite")
    texts = collections.Counter(row[0] for row in database.execute("SELECT source FROM commentRevision"))
    database.close()
    assert [text for text in texts if text.startswith(("smuggled ", "refused "))] == []
    assert all(count == 1 for count in texts.values())


@pytest.mark.parametrize("number", range(len(RIGHT)))
def test_a_right_frame_is_read_to_its_end_and_the_next_request_after_it(server, number):
    good = RIGHT[number].replace(b"NN", b"%02d" % number)
    follower = head() + sized(comment(f"after {number}"))
    assert hear(server.port, head() + good + follower + LAST) == ([202, 202, 200], True)


@pytest.mark.parametrize("coding", CODINGS, ids=range(len(CODINGS)))
def test_a_coding_that_is_not_chunked_frames_nothing(server, coding):
    for start in (GET, head()):
        for frame in (b"", b"0\r\n\r\n"):
            hidden = frame + plant(f"by coding {coding!r}")
            field = b"Transfer-Encoding: " + coding + b"\r\n"
            check_refused(server.port, start + field + b"\r\n" + hidden)
            check_refused(server.port, start + field + sized(hidden))
            check_refused(server.port, start + b"Content-Length: 0\r\n" + field + b"\r\n" + hidden)


def test_a_length_and_chunks_together_are_refused(server):
    hidden = plant("between length and chunks")
    for start in (GET, head()):
        for frame in (b"0\r\n\r\n" + hidden, chunk(hidden) + b"0\r\n\r\n"):
            for length in (0, 4, 5, len(frame)):
                field = b"Content-Length: %d\r\n" % length
                check_refused(server.port, start + field + CHUNKED + frame)
                check_refused(server.port, start + CHUNKED[:-2] + field + b"\r\n" + frame)


@pytest.mark.parametrize("length", LENGTHS, ids=range(len(LENGTHS)))
def test_a_length_that_is_no_plain_number_is_refused(server, length):
    hidden = plant(f"by length {length!r}")
    value = length.replace(b"%d", b"%d" % len(hidden)).replace(b"%x", b"%x" % len(hidden))
    for start in (GET, head()):
        check_refused(server.port, start + b"Content-Length: " + value + b"\r\n\r\n" + hidden)


@pytest.mark.parametrize("field", FIELDS, ids=range(len(FIELDS)))
def test_a_field_that_two_readers_read_differently_is_refused(server, field):
    for start in (GET, head()):
        check_refused(server.port, start + field + b"\r\n" + plant(f"by field {field!r}"))


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_a_line_or_host_that_two_readers_read_differently_is_refused(server, line):
    check_refused(server.port, line + plant(f"by line {line!r}"))


@pytest.mark.parametrize("size", CHUNKS, ids=range(len(CHUNKS)))
def test_a_chunk_of_doubtful_size_is_refused(server, size):
    text = comment(f"refused chunk {size[:20]!r}")
    check_refused(server.port, head() + CHUNKED + chunk(text, size) + b"0\r\n\r\n" + plant(f"by chunk {size[:20]!r}"))


@pytest.mark.parametrize("end", ENDS, ids=range(len(ENDS)))
def test_a_body_that_ends_wrong_is_refused_and_not_stored(server, end):
    text = comment(f"refused end {end[:60]!r}")
    check_refused(server.port, head() + CHUNKED + b"%x\r\n" % len(text) + text + end + plant(f"by end {end[:60]!r}"))


def test_chunks_in_http_1_0_end_the_connection(server):
    """RFC 9112 §6.1: such framing is faulty, even if it can be read."""
    start = head().replace(b"HTTP/1.1", b"HTTP/1.0") + b"Connection: keep-alive\r\n" + CHUNKED
    statuses, ended = hear(server.port, start + chunk(comment("version")) + b"0\r\n\r\n" + plant("by version"))
    assert ended and len(statuses) <= 1, statuses


# Requests that are answered without a look at their bodies.
BODILESS = [
    (head(kind=b"text/plain"), 415),
    (head(fields=b"Content-Encoding: gzip\r\n"), 415),
    (head(b"POST /nowhere"), 404),
    (head(b"POST /healthz"), 405),
    (head(b"POST /api/v1/moderation/decisions"), 401),
    (head(b"POST /api/v1/sites/none/comments"), 404),
    (head(b"GET /healthz"), 200),
    (head(b"HEAD /healthz"), 200),
    (head(b"OPTIONS /healthz"), 204),
    (head(b"DELETE /receipts/x"), 405),
]


@pytest.mark.parametrize("start, status", [*BODILESS, (head(), 400)])
def test_a_body_is_never_read_as_a_request(server, start, status):
    hidden = plant(f"in a body of {status}")
    for body in (sized(hidden), CHUNKED + chunk(hidden) + b"0\r\n\r\n"):
        assert hear(server.port, start + body + LAST) in (([status, 200], True), ([status], True))


@pytest.mark.parametrize("start, status", BODILESS)
def test_a_body_that_comes_after_its_answer_is_never_read_as_a_request(server, start, status):
    hidden = plant(f"behind an answer of {status}")
    with socket.create_connection(("127.0.0.1", server.port), timeout=SOON_SECONDS) as connection:
        connection.sendall(start + b"Content-Length: %d\r\n\r\n" % len(hidden))
        assert connection.recv(65_536).startswith(b"HTTP/1.1 %d " % status)
        with contextlib.suppress(ConnectionError):
            connection.sendall(hidden + LAST)
        heard, ended = listen(connection)
    assert ended and b"HTTP/1.1" not in heard


def test_a_body_over_the_limit_is_never_read_as_a_request(server):
    hidden = plant("in a long body")
    long = hidden * (2 * BODY_LIMIT // len(hidden))
    for body in (sized(long), CHUNKED + chunk(long) + b"0\r\n\r\n", CHUNKED + chunk(hidden) * 1_000 + b"0\r\n\r\n"):
        statuses, ended = hear(server.port, head() + body + LAST)
        assert statuses in ([413, 200], [413], []) and ended


@pytest.mark.parametrize("upgrade", [
    b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n",
    b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
])
def test_an_upgrade_is_passed_over(server, upgrade):
    """curl --http2 and Java's client ask for one in their first request, then use the connection on."""
    statuses, ended = hear(server.port, GET + upgrade + b"\r\n" + LAST)
    assert ended and statuses in ([200], [200, 200]), statuses
    text = comment(f"upgrade {len(upgrade)}")
    statuses, ended = hear(server.port, head() + upgrade + sized(text) + LAST)
    assert ended and statuses in ([202], [202, 200]), statuses


def test_a_tunnel_is_refused(server):
    for target in (b"a:443", b"127.0.0.1:22", COMMENTS):
        check_refused(server.port, b"CONNECT " + target + b" HTTP/1.1\r\nHost: a\r\n\r\n" + plant("in a tunnel"))


def test_whoever_asks_whether_to_go_on_is_told(server):
    """RFC 9110 §10.1.1: 100, or the refusal at once; the client waits with its body."""
    start, body = head(fields=b"Expect: 100-continue\r\n"), comment("expected")
    assert hear(server.port, start + b"Content-Length: %d\r\n\r\n" % (BODY_LIMIT + 1)) == ([413], True)
    with socket.create_connection(("127.0.0.1", server.port), timeout=SOON_SECONDS) as connection:
        connection.sendall(start + b"Content-Length: %d\r\n\r\n" % len(body))
        assert connection.recv(65_536).startswith(b"HTTP/1.1 100 ")
        connection.sendall(body)
        assert connection.recv(65_536).startswith(b"HTTP/1.1 202 ")


def test_a_broken_request_does_not_take_the_answer_of_the_one_before(server):
    statuses, ended = hear(server.port, head() + sized(comment("before a broken one")) + b"\x00\r\n\r\n")
    assert ended and statuses in ([202], [202, 400]), statuses


def test_no_answer_repeats_the_host_that_was_asked_for(server):
    form = b"author=Ada&email=a%40b.de&comment_post_ID=%2Fp&comment=Whose+host"
    posted = head(b"POST /wp-comments-post.php", kind=b"application/x-www-form-urlencoded") + sized(form)
    for asked in (head(b"GET /sites/default/thread?page=/p") + b"\r\n", posted):
        for target, host in ((b"http://evil.example/", b"a"), (b"/", b"evil.example"), (b"//evil.example/", b"a")):
            data = asked.replace(b" /", b" " + target, 1).replace(b"Host: a", b"Connection: close\r\nHost: " + host)
            with socket.create_connection(("127.0.0.1", server.port), timeout=SOON_SECONDS) as connection:
                connection.sendall(data)
                heard, ended = listen(connection)
            assert ended and heard.startswith(b"HTTP/1.1 ") and b"evil.example" not in heard
