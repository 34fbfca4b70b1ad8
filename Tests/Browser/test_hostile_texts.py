"""The list of hostile texts as name, comment, website, title and page, through the real program and back out of it:
HTML, its attributes, JSON inside a page, Atom and the terminal, each read by the program that it is for."""

import html
import json
import re
import unicodedata
import urllib.parse
import xml.etree.ElementTree as tree

import feedparser
import pytest
from conftest import House
from hostile_texts import GROUPS, SPELT, TEXTS, acts, escaped_for_terminals, in_xml, kept, line, shown
from pages_read import BUILT, FETCHED, READ, TRAP

ATOM = "{http://www.w3.org/2005/Atom}"
NAME_LIMIT = 245
TITLE_LIMIT = 200
# Two comments a text, and a feed has 50.
TEXTS_A_PAGE = 25
# What the printer of comments may write (Sources/Markup/PrintHTML.swift).
PRINTED = {"p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "li", "ol", "ol start",
           "a", "a href", "a rel"}
END = "All of it."


class Sent:
    """One text, and what the comments that carry it are called."""

    def __init__(self, place, text):
        self.text, self.place = text, place
        self.page = f"/hostile/{place // TEXTS_A_PAGE}"
        # The number keeps names apart that are one when cleaned, and finds the text again.
        self.name = f"{text[:NAME_LIMIT - 8]} {place}"
        self.title_page = f"/title/{place}/" + urllib.parse.quote(text.encode()[:100], safe="")
        self.title = text[:TITLE_LIMIT]


def exact(text):
    """A comment that shows the text as it is, twice: every sign of Markdown taken back, and in a fence."""
    return "P" + re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", kept(text)) + f"Q\n\n~~~~~~~~\n{text}\n~~~~~~~~\n"


def post(house, sent):
    """The two comments and the title; says which fields were refused."""
    website = sent.text if "://" in sent.text else "https://site.test/" + sent.text
    refused = set()
    for fields in ({"name": sent.name, "website": website}, {"name": sent.name}):
        status, _, answer = house.post(sent.page, sent.text, **fields)
        if status == 202:
            break
        # Said where it belongs: it is no address, or nothing is to be seen in it.
        assert status == 422, (sent.text, status, answer)
        refused |= {error["field"] for error in answer["errors"]}
    status, _, answer = house.post(sent.page, exact(sent.text), name=f"Exactly {sent.place}")
    assert status == 202, (sent.text, answer)
    status, _, answer = house.post(sent.title_page, "Kind words.", title=sent.title)
    assert status == 202, (sent.text, answer)
    return refused


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A house in which every text was posted and approved, and the texts with what was refused of each."""
    house = House(str(tmp_path_factory.mktemp("h") / "d"))
    house.start("--rate-limits", "off", "--public-url", "https://talk.example")
    for number, website in enumerate(("https://site.test/x", "")):
        assert house.post("/plain", f"Kind words, number {number}.", website=website, title="Plain")[0] == 202
    sents = {str(place): Sent(place, text) for place, text in enumerate(TEXTS)}
    for sent in sents.values():
        sent.refused = post(house, sent)
    queue = ["queue", "--state", "all", "--show-text"]
    house.waiting = [house.run(*queue, "--limit", "5000", *more) for more in ([], ["--format", "csv"])]
    house.ids, cursor = {}, []
    while cursor is not None:
        house.waiting.append(house.run(*queue, "--json", *cursor))
        part = json.loads(house.waiting[-1].stdout)
        house.ids |= {item["author"]["name"]: str(item["id"]) for item in part["items"]}
        cursor = ["--cursor", part["next"]] if part.get("next") else None
    house.run("approve", "--yes", text=house.run("queue", "--state", "all", "--format", "ids").stdout)
    yield house, sents
    house.kill()


@pytest.fixture
def open_page(filled, reader):
    """A page with scripts that watches what is done to it."""
    house, _ = filled
    page = reader(javascript=True)
    page.add_init_script(TRAP)
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))

    def go(path):
        page.goto(house.url + path)
        page.evaluate(READ)
        return page

    return go


def thread(key):
    return "/sites/default/thread?page=" + urllib.parse.quote(key, safe="")


def of(sents, name):
    return sents[name.rsplit(" ", 1)[1]]


def seen(text):
    """Whether a reader sees anything of it."""
    return any(unicodedata.category(c) not in ("Cc", "Cf", "Zs", "Zl", "Zp") for c in shown(line(text)))


def squeezed(text):
    return " ".join(text.split())


def check(sent, name, piece):
    """A comment as some reader's program found it."""
    assert set(piece["pairs"]) <= PRINTED, (sent.text, piece["html"])
    for link in piece["links"]:
        assert re.fullmatch(r"https?://[!-~]+", link) and not re.search(r"[\"'<>`\\{}]", link), link
    if name == f"Exactly {sent.place}":
        # Markdown counts a line's first tabs as spaces, and the last empty lines of a fence for nothing.
        assert piece["fence"].expandtabs(4).rstrip("\n") == shown(sent.text).expandtabs(4).rstrip("\n")
        assert squeezed(piece["before"]) == squeezed(shown(f"P{sent.text}Q"))
    else:
        assert name == shown(line(sent.name))


def test_few_texts_are_refused_and_only_where_they_can_be(filled):
    _, sents = filled
    refused = [sent.refused for sent in sents.values()]
    assert set().union(*refused) <= {"website", "body"}
    # Those that show nothing: controls alone, what is invisible, an address that is only defined.
    assert sum("body" in fields for fields in refused) < 20
    assert not any({"page", "title"} & fields for fields in refused)
    assert sum("website" in fields for fields in refused) > 100


def test_html_and_its_attributes_hold_nothing_but_ours(filled, open_page):
    house, sents = filled
    page = open_page(thread("/plain"))
    allowed = set(page.evaluate("whole(document).pairs"))
    count = 0
    for key in sorted({sent.page for sent in sents.values()}):
        page = open_page(thread(key))
        found = page.evaluate("whole(document)")
        assert set(found["pairs"]) <= allowed | PRINTED and not found["odd"]
        for one in found["comments"]:
            sent = of(sents, one["name"])
            check(sent, one["name"], one)
            assert one["spoken"] == f"Reply to {one['name']}"
            host = urllib.parse.urlsplit(one["website"] or "https://site.test").hostname
            assert host == "site.test" or "://" in sent.text
            count += 1
        assert page.evaluate("fired") == []
    assert count > 2 * len(TEXTS) - 20
    assert {url.split("/")[2] for url in page.asked} == {f"127.0.0.1:{house.port}"} and page.said == []


def test_titles_and_pages_stand_in_theirs_as_text(filled, open_page):
    _, sents = filled
    page = open_page(thread(sents["0"].title_page))
    allowed = set(page.evaluate("whole(document).pairs"))
    read = "async (path) => whole(new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html'))"
    for sent in sents.values():
        found = page.evaluate(read, thread(sent.title_page))
        assert set(found["pairs"]) <= allowed and not found["odd"], sent.text
        # Where nothing is to be seen in the title, the page's key stands for it.
        title = shown(line(sent.title)) if seen(sent.title) else found["key"]
        assert found["heading"] == title
        assert squeezed(found["title"]) == squeezed(f"Comments on {title}")
        assert urllib.parse.unquote(found["key"]).startswith(f"/title/{sent.place}/")
    assert page.evaluate("fired") == []


def test_json_in_a_page_stays_data(filled, open_page):
    house, sents = filled
    page = open_page(thread("/plain"))
    page.route("https://built.test/**", lambda route: route.fulfill(body=built, content_type="text/html"))
    keys = sorted({sent.page for sent in sents.values()}) + [sent.title_page for sent in sents.values()][::10]
    paths = [f"/api/v1/sites/default/comments?limit=200&page={urllib.parse.quote(key, safe='')}" for key in keys]
    for path in [*paths, "/api/v1/sites/default/latest", "/sites/default/feed.json"]:
        data = house.ask("GET", path)[2].decode()
        built = BUILT.format(json=data, attribute=html.escape(data), end=END)
        page.goto("https://built.test/")
        page.evaluate(READ)
        assert page.locator("#attribute").inner_text() == END
        assert set(page.evaluate("whole(document).pairs")) == {
            "html", "head", "meta", "meta charset", "title", "body", "script", "script id", "script type", "p", "p id",
            "p data-thread"}
        whole = json.loads(data)
        assert page.evaluate("JSON.parse(document.getElementById('data').textContent)") == whole
        assert page.evaluate("code") == whole
        assert page.evaluate("JSON.parse(document.getElementById('attribute').dataset.thread)") == whole
        if path in paths and "/hostile/" in whole["page"]["key"]:
            for one, piece in zip(whole["comments"], page.evaluate(FETCHED, whole["comments"]), strict=True):
                check(of(sents, one["author"]["name"]), one["author"]["name"], piece)
        assert page.evaluate("fired") == []


def test_titles_in_json_are_cleaned_as_names_are(filled):
    house, sents = filled
    for sent in sents.values():
        key = urllib.parse.quote(sent.title_page, safe="")
        found = json.loads(house.ask("GET", f"/api/v1/sites/default/comments?page={key}")[2])
        assert found["page"]["title"] == (shown(line(sent.title)) if seen(sent.title) else None)


def test_atom_and_json_feed_say_the_same_and_nothing_else(filled, open_page):
    house, sents = filled
    page = open_page(thread("/plain"))
    for key in sorted({sent.page for sent in sents.values()}):
        query = "?page=" + urllib.parse.quote(key, safe="")
        body = house.ask("GET", "/sites/default/feed.atom" + query)[2]
        assert not feedparser.parse(body).bozo
        feed = tree.fromstring(body)
        entries = feed.findall(ATOM + "entry")
        items = json.loads(house.ask("GET", "/sites/default/feed.json" + query)[2])["items"]
        assert len(entries) == len(items) > 2 * TEXTS_A_PAGE - 20 or key == max(sents.values(), key=id_of).page
        for entry, item in zip(entries, items, strict=True):
            names = {child.tag for child in entry.iter()} - {entry.tag}
            assert names == {ATOM + name for name in ("id", "title", "author", "name", "published", "updated", "link",
                                                      "content")}
            name = entry.findtext(f"{ATOM}author/{ATOM}name")
            assert item["authors"] == [{"name": name}]
            assert name in entry.findtext(ATOM + "title") and item["title"] == entry.findtext(ATOM + "title")
            content = entry.findtext(ATOM + "content")
            assert in_xml(content) == content == item["content_html"]
            check(of(sents, name), name, page.evaluate("piece", content))
            assert entry.find(ATOM + "link").get("href").startswith("https://talk.example/")


def id_of(sent):
    return sent.place


def test_what_json_alone_can_spell_is_refused_or_comes_out_whole(filled):
    house, _ = filled
    for number, spelt in enumerate(SPELT):
        for field in ("name", "body"):
            fields = {"page": "/spelt", "name": "Ada", "email": "ada@example.org", "body": "Kind words"}
            fields[field] = f"{fields[field]} {number}, SPELT."
            status, _, answer = house.ask("POST", "/api/v1/sites/default/comments",
                                          json.dumps(fields).replace("SPELT", spelt),
                                          {"Content-Type": "application/json"})
            text = json.loads(f'"{spelt}"')
            is_whole = not re.search("[\ud800-\udfff]", text)
            assert status == (202 if is_whole else 422), (spelt, answer)
            if not is_whole:
                assert [(e["field"], e["code"]) for e in json.loads(answer)["errors"]] == [(field, "wrong_type")]


def test_the_terminal_is_told_numbers_and_never_signs(filled):
    house, sents = filled
    for said in [*house.waiting, house.run("thread", "list"), house.run("thread", "list", "--json")]:
        assert acts(said.stdout + said.stderr) == set() and said.stdout
    for group in ("terminal", "bidi and invisible", "combining storms"):
        for sent in sents.values():
            if sent.text not in GROUPS[group]:
                continue
            number = house.ids[f"Exactly {sent.place}"]
            told = house.run("explain", number, "--show-text").stdout
            said = house.run("show", number, "--show-text").stdout
            assert acts(said + told) == set(), sent.text
            # As one text again: the lines are broken, and each begins with a bar.
            bare = "".join(re.sub("(?m)^  │ ", "", said).split())
            assert "".join(escaped_for_terminals(kept(sent.text)).split()) in bare


@pytest.mark.parametrize("group", GROUPS)
def test_what_was_typed_is_explained_without_acting(filled, group):
    house, _ = filled
    text = "\n".join(GROUPS[group]).replace("\x00", "")
    for words in (["explain", f"--text={text}"], ["explain", f"--text={text}", "--json"], ["show", text],
                  ["queue", f"--search={text}"], ["queue", f"--page={text}"]):
        said = house.run(*words, check=False)
        assert said.returncode in (0, 1, 2, 3) and acts(said.stdout + said.stderr) == set(), words[0]
