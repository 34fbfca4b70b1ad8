"""Feeds as a feed reader takes them: well formed, valid, and every text the same as in the API."""

import datetime
import json
import xml.etree.ElementTree as tree

import feedparser
from hostile_texts import GROUPS, in_xml

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = GROUPS["XML"] + GROUPS["combining storms"]


def fill(house):
    house.start("--rate-limits", "off", "--public-url", "https://talk.example/base")
    numbers = []
    for place, text in enumerate(HOSTILE):
        status, _, answer = house.post("/a?b=1&c=<", f"{text} number {place}", name=f"N{text}"[:40])
        assert status == 202, answer
    shown = json.loads(house.run("queue", "--state", "all", "--json").stdout)["items"]
    numbers = [str(item["id"]) for item in shown]
    assert len(numbers) == len(HOSTILE)
    house.run("approve", "--yes", *numbers)
    return {c["id"]: c for c in json.loads(house.ask("GET", "/api/v1/sites/default/latest?limit=50")[2])["comments"]}


def moment(text):
    return datetime.datetime.fromisoformat(text)


def test_atom_is_valid_and_says_what_the_api_says(house):
    comments = fill(house)
    for path in ("/sites/default/feed.atom", "/sites/default/feed.atom?page=/a%3Fb=1%26c=%3C"):
        body = house.ask("GET", path)[2]
        read = feedparser.parse(body)
        assert not read.bozo, read.get("bozo_exception")
        assert read.version == "atom10"
        feed = tree.fromstring(body)
        # RFC 4287 4.1.1 and 4.1.2: what must be there, once.
        for name in ("id", "title", "updated"):
            assert len(feed.findall(ATOM + name)) == 1
        assert [link.get("rel") for link in feed.findall(ATOM + "link")] == ["self", "alternate"]
        own = path.replace("/a%3Fb=1%26c=%3C", "%2Fa%3Fb%3D1%26c%3D%253C")
        assert feed.find(ATOM + "link").get("href") == "https://talk.example/base" + own
        entries = feed.findall(ATOM + "entry")
        ids = [entry.findtext(ATOM + "id") for entry in entries]
        assert len(set(ids)) == len(ids) == len(comments)
        for entry in entries:
            comment = comments[int(entry.findtext(ATOM + "id").rsplit("/", 1)[1])]
            assert entry.findtext(f"{ATOM}author/{ATOM}name") == in_xml(comment["author"]["name"])
            assert entry.find(ATOM + "content").get("type") == "html"
            assert entry.findtext(ATOM + "content") == in_xml(comment["html"])
            assert moment(entry.findtext(ATOM + "published")) == moment(comment["created"])
            assert moment(entry.findtext(ATOM + "updated")) <= moment(feed.findtext(ATOM + "updated"))
            assert entry.find(ATOM + "link").get("href") == comment["link"]


def test_json_feed_says_what_the_api_says(house):
    comments = fill(house)
    feed = json.loads(house.ask("GET", "/sites/default/feed.json")[2])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://talk.example/base/sites/default/feed.json"
    assert [int(item["id"].rsplit("/", 1)[1]) for item in feed["items"]] == list(comments)
    for item, comment in zip(feed["items"], comments.values()):
        assert item["content_html"] == in_xml(comment["html"])
        assert item["authors"] == [{"name": in_xml(comment["author"]["name"])}]
        assert item["url"] == comment["link"] and item["date_published"] == comment["created"]
