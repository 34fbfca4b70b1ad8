"""Reading over the wire: compressed or not it is the same, tags tell them apart, and nothing older than an approval."""

import gzip
import json

import pytest

PATHS = ("/api/v1/sites/default/comments?page=/a", "/sites/default/thread?page=/a", "/sites/default/fragment?page=/a",
         "/api/v1/sites/default/counts?page=/a", "/api/v1/sites/default/latest",
         "/sites/default/feed.atom?page=/a", "/sites/default/feed.json", "/assets/page.css", "/openapi.json")


def fill(house, count=30):
    for number in range(count):
        house.post("/a", f"Comment {number}, long enough to be worth compressing with many others of its kind.")
    house.run("approve", "--yes", *map(str, range(1, count + 1)))


@pytest.mark.parametrize("path", PATHS)
def test_both_codings_say_the_same_and_have_tags_of_their_own(house, path):
    house.start("--rate-limits", "off")
    fill(house)
    status, plain, body = house.ask("GET", path)
    assert status == 200 and plain["Content-Encoding"] is None
    status, packed, bytes_ = house.ask("GET", path, headers={"Accept-Encoding": "br, gzip;q=0.8"})
    assert status == 200
    if len(body) < 1024:
        assert packed["Content-Encoding"] is None and bytes_ == body
    else:
        assert packed["Content-Encoding"] == "gzip" and len(bytes_) < len(body)
        assert gzip.decompress(bytes_) == body
        assert packed["ETag"] != plain["ETag"]
        assert "Accept-Encoding" in packed["Vary"] and "Accept-Encoding" in plain["Vary"]
    for headers, wish in ((plain, {}), (packed, {"Accept-Encoding": "gzip"})):
        status, again, nothing = house.ask("GET", path, headers={**wish, "If-None-Match": headers["ETag"]})
        assert (status, nothing) == (304, b"") and again["ETag"] == headers["ETag"]
        status, head, nothing = house.ask("HEAD", path, headers=wish)
        assert (status, nothing) == (200, b"") and head["Content-Length"] == headers["Content-Length"]
    status, refused, same = house.ask("GET", path, headers={"Accept-Encoding": "gzip;q=0, identity"})
    assert refused["Content-Encoding"] is None and same == body


@pytest.mark.parametrize("coding", ({}, {"Accept-Encoding": "gzip"}))
def test_a_decision_that_was_answered_is_seen_by_the_next_reader(house, coding):
    house.start("--rate-limits", "off")
    fill(house, 3)
    seen = []

    def read(path):
        status, headers, body = house.ask("GET", path, headers=coding)
        assert status == 200
        return gzip.decompress(body) if headers["Content-Encoding"] else body

    for number in range(4, 16):
        house.post("/a", f"One more, {number}.")
        for path in PATHS[:7]:
            read(path)
        house.run("approve", str(number))
        seen = json.loads(read(PATHS[0]))["page"]["count"]
        assert seen == number
        assert f"One more, {number}." in read(PATHS[1]).decode()
        assert json.loads(read(PATHS[3]))["counts"]["/a"] == number
        assert json.loads(read(PATHS[4]))["comments"][0]["id"] == number
