"""Feeds as a feed reader takes them: well formed, valid, and every text the same as in the API."""

import datetime
import json
import xml.etree.ElementTree as tree

import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = (
    "</content><entry>", "]]><![CDATA[ & &amp; &#0;", "<script>alert(1)</script>", "a\u2028b\u2029c\ufeffd\ufffe\uffff",
    "\u202eright to left\u202c", "\x00\x08\x0b\x1b[31m", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "'\"><img src=x>",
    "e\u0338 >\u0338", "\U0001f469\u200d\U0001f469 &copy;", "[x](javascript:alert(1))", "`</code>` **<b>**",
)


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
    return {c["id"]: c for c in json.loads(house.ask("GET", "/api/v1/sites/default/latest")[2])["comments"]}


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
            assert entry.findtext(f"{ATOM}author/{ATOM}name") == xml_text(comment["author"]["name"])
            assert entry.find(ATOM + "content").get("type") == "html"
            assert entry.findtext(ATOM + "content") == xml_text(comment["html"])
            assert moment(entry.findtext(ATOM + "published")) == moment(comment["created"])
            assert moment(entry.findtext(ATOM + "updated")) <= moment(feed.findtext(ATOM + "updated"))
            assert entry.find(ATOM + "link").get("href") == comment["link"]


def xml_text(text):
    """Without what XML has no place for; of ends of lines it knows one."""
    return "".join(c for c in text if c not in "\ufffe\uffff").replace("\r\n", "\n").replace("\r", "\n")


def test_json_feed_says_what_the_api_says(house):
    comments = fill(house)
    feed = json.loads(house.ask("GET", "/sites/default/feed.json")[2])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://talk.example/base/sites/default/feed.json"
    assert [int(item["id"].rsplit("/", 1)[1]) for item in feed["items"]] == list(comments)
    for item, comment in zip(feed["items"], comments.values()):
        assert item["content_html"] == xml_text(comment["html"])
        assert item["authors"] == [{"name": xml_text(comment["author"]["name"])}]
        assert item["url"] == comment["link"] and item["date_published"] == comment["created"]
