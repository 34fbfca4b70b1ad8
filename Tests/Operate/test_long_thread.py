"""A conversation of 5,000 comments, read by its plain links while others write."""

import gzip
import html
import re

PAGE = "/sites/default/thread?page=/seed/1"
COMMENTS = 5_000
# What a first page may weigh on the way to a reader's telephone.
MOST_BYTES = 60 * 1024


def test_the_first_part_is_light_and_all_are_reached_once_while_others_write(house):
    house.run("seed", "--comments", str(COMMENTS), "--pages", "1", "--waiting", "100000")
    house.start("--rate-limits", "off")
    house.run("site", "set", "default", "policy=blog")
    status, headers, body = house.ask("GET", PAGE, headers={"Accept-Encoding": "gzip"})
    assert status == 200 and headers["Content-Encoding"] == "gzip"
    assert len(body) < MOST_BYTES
    first = gzip.decompress(body).decode()
    assert f"{COMMENTS} comments" in first

    seen, page, parts, late = numbers(first), first, 1, []
    while after := further(page):
        if parts % 10 == 0:
            status, _, answer = house.post("/seed/1", f"Written meanwhile, {parts}.", name=f"Late {parts}")
            assert status == 201
            late.append(answer["comment"]["id"])
        status, _, body = house.ask("GET", after)
        assert status == 200
        page = body.decode()
        seen += numbers(page)
        parts += 1
    assert len(seen) == len(set(seen)), "no comment twice"
    # The walk goes from the oldest to the newest, so that what came meanwhile is met, too.
    assert len(late) > 2 and set(late) <= set(seen) and len(seen) == COMMENTS + len(late)


def numbers(page):
    return [int(one) for one in re.findall(r'<li id="comment-(\d+)"', page)]


def further(page):
    found = re.search(r'<a rel="next" href="([^"#]+)', page)
    return html.unescape(found.group(1)) if found else None
