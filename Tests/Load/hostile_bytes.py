"""What attackers send: each an endless run of requests up to the limits and over them."""

import gzip
import itertools
import json
import time

import bench

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
        "-\n+\n", "1. ", "a\n===\n", "a\n\n", "\u0301", "\U0001f600", "http://a.test/ ", "<http://a>", "> > > > a\nb\n",
        "|a|b\n|-|-\n")]
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
