"""axe-core and our own eyes for structure on every page and state, light and dark, small and large."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PATH = "/2026/accessible"
SCREENS = [
    {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    for width in (360, 1280)
    for scheme in ("light", "dark")
]


def scan(page, state):
    """No violation of any of axe's rules, best practices among them, and the structure sound."""
    found = Axe().run(page).response["violations"]
    told = [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in found]
    assert told == [], f"{state}: {json.dumps(told, indent=1)}"
    structure(page)


def structure(page):
    """What a scanner does not ask: one h1, no level skipped on the way down, a name for every field and region."""
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(h => h.checkVisibility()).map(h => +h.tagName[1])"
    )
    assert levels[0] == 1 and levels.count(1) == 1, levels
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels
    nameless = page.evaluate(
        """[...document.querySelectorAll('input:not([type=hidden]), textarea')]
           .filter(field => !field.closest('[hidden]') && !field.labels.length).length"""
    )
    assert nameless == 0
    regions = page.evaluate(
        """[...document.querySelectorAll('section, nav')].filter(
           part => !part.getAttribute('aria-label') && !document.getElementById(part.getAttribute('aria-labelledby'))
        ).length"""
    )
    assert regions == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def send(page, text, shows, name="Ada", email="ada@example.org"):
    """Fills in the form and sends it, until what it leads to is there."""
    page.fill("#comment", text)
    page.fill("#author", name)
    page.fill("#email", email)
    page.click("#submit")
    page.wait_for_selector(shows)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: f"{s['viewport']['width']}-{s['color_scheme']}")
def test_the_element_in_every_state(articles, house, posted, visit, screen):
    site = articles()
    empty = visit(site.add("/2026/empty"), **screen).page
    scan(empty, "empty")
    text = "A first comment with a [link](https://en.wikipedia.org/wiki/Peer_support) and `code`.\n\n> A quotation."
    first = posted(PATH, text)
    posted(PATH, "An answer.", name="Bob", parent=first)
    page = visit(site.add(PATH), **screen).page
    send(page, "Text.", "#form-errors", name="", email="nonsense")
    scan(page, "errors")
    page.click(f"#comment-{first} .comment-reply-link >> nth=0")
    page.wait_for_selector("#cancel-comment-reply-link")
    page.click("[name=afterword_preview]")
    page.wait_for_selector(".aw-preview")
    scan(page, "reply and preview")
    send(page, "Now it is complete.", ".aw-receipt")
    page.evaluate("heard('posted')")
    scan(page, "published")
    house.run("site", "set", "default", "policy=peer-support")
    send(page, "I want to kill myself tonight.", ".aw-help")
    scan(page, "held, with help")
    assert page.locator(".aw-status[role=status]").inner_text() == "Your comment is awaiting moderation"
    house.run("thread", "close", "1")
    closed = visit(site.add(PATH), **screen).page
    assert closed.locator("form").count() == 0
    scan(closed, "closed")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: f"{s['viewport']['width']}-{s['color_scheme']}")
def test_the_element_on_an_arabic_page(articles, house, posted, visit, screen):
    """From the right, in every state, with Latin names and texts among the Arabic ones."""
    site = articles(language="ar", policy="blog")
    arabic = {"title": "المقال", "more": ' dir="rtl"', "lang": "ar"}
    empty = visit(site.add("/2026/empty", **arabic), **screen).page
    scan(empty, "empty")
    first = posted(PATH, "أول تعليق، مع [رابط](https://ar.wikipedia.org/wiki/شاي).", name="سلمى")
    for number in range(3):
        posted(PATH, f"An answer, number {number}.", name=f"Bob {number}", parent=first)
    house.run("pin", str(first))
    page = visit(site.add(PATH, **arabic), **screen).page
    assert page.evaluate("getComputedStyle(document.querySelector('.aw-thread')).direction") == "rtl"
    assert page.locator(".aw-branch summary").inner_text() == "3 ردود"
    scan(page, "pinned and folded")
    send(page, "نص", "#form-errors", name="", email="nonsense")
    assert page.evaluate("document.activeElement.id") == "form-errors"
    assert page.locator("#form-errors").get_attribute("role") == "alert"
    scan(page, "errors")
    page.click("#form-errors a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "author"
    page.click(f"#comment-{first} > article .comment-reply-link")
    page.wait_for_selector("#cancel-comment-reply-link")
    assert page.evaluate("document.activeElement.id") == "comment"
    page.click("[name=afterword_preview]")
    page.wait_for_selector(".aw-preview")
    assert page.evaluate("document.activeElement.className") == "aw-preview"
    scan(page, "reply and preview")
    send(page, "اكتمل الآن.", ".aw-receipt", name="ليلى")
    # The comment itself comes a moment after the box, and takes the focus.
    page.wait_for_selector(".aw-item .aw-item:focus-within")
    assert page.locator(".aw-status[role=status]").inner_text() == "نُشر تعليقك"
    # How many the branch has by now is asked for after that.
    expect(page.locator(".aw-branch summary")).to_have_text("4 ردود")
    scan(page, "published")
    house.run("site", "set", "default", "policy=swift-peer-support")
    send(page, "هاتفي 07700 900142", ".aw-look", name="ليلى")
    assert page.evaluate("document.activeElement.className") == "aw-look"
    scan(page, "a second look")
    send(page, "I want to kill myself tonight.", ".aw-help", name="ليلى")
    assert page.evaluate("document.activeElement.className") == "aw-receipt"
    assert page.locator(".aw-status[role=status]").inner_text() == "تعليقك بانتظار المراجعة"
    scan(page, "held, with help")
    posted_later = house.post(PATH, "Later.", name="Zoe")[2]
    house.run("approve", house.run("queue", "--search", "Later", "--format", "ids").stdout.split()[0])
    page.evaluate("document.querySelector('afterword-thread').look()")
    page.wait_for_selector(".aw-fresh")
    assert posted_later["status"] == "held"
    assert page.locator(".aw-status").inner_text() == page.locator(".aw-fresh").inner_text() == "تعليق جديد واحد"
    scan(page, "something new")
    house.run("thread", "close", "1")
    closed = visit(site.add(PATH, **arabic), **screen).page
    assert closed.locator("form").count() == 0
    scan(closed, "closed")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: f"{s['viewport']['width']}-{s['color_scheme']}")
def test_our_own_pages_in_every_state(house, posted, visit, screen):
    house.start("--rate-limits", "off")
    house.run("site", "set", "default", "policy=blog")
    address = f"{house.url}/sites/default/thread?page={PATH}"
    page = visit(address, **screen).page
    scan(page, "empty")
    posted(PATH, "A first comment.")
    page.reload()
    # The server's own answer to a wrong form, as without a script.
    page.fill("#comment", "Text.")
    with page.expect_navigation(wait_until="load"):
        page.evaluate("HTMLFormElement.prototype.submit.call(document.querySelector('form'))")
    assert page.locator("#form-errors").is_visible()
    assert page.title().startswith("Not sent yet")
    scan(page, "errors from the server")
    house.run("site", "set", "default", "policy=peer-support")
    receipt = house.post(PATH, "I want to kill myself tonight.")[2]["receipt"].split("/receipts/")[1]
    page.goto(f"{house.url}/receipts/{receipt}")
    page.wait_for_selector(".aw-help")
    scan(page, "receipt")
    page.goto(f"{house.url}/receipts/none")
    scan(page, "no such receipt")
    house.run("thread", "close", "1")
    page.goto(address)
    scan(page, "closed")


def test_five_hundred_comments(articles, house, posted, visit):
    site = articles()
    first = posted(PATH, "Number 0.", name="Reader 0")
    for number in range(1, 500):
        more = {"parent": first} if number % 7 == 0 else {}
        posted(PATH, f"Number {number}.", name=f"Reader {number}", **more)
    page = visit(site.add(PATH)).page
    parts = 1
    while page.locator(".aw-further a").count():
        parts += 1
        page.click(".aw-further a")
        expect(page.locator(".aw-item")).to_have_count(parts * 100)
    assert parts == 5
    scan(page, "500 comments in the element")
    page = visit(f"{house.url}/sites/default/thread?page={PATH}&limit=200").page
    scan(page, "200 comments on our page")


def test_everything_with_the_keyboard_alone(articles, posted, visit):
    site = articles()
    first = posted(PATH, "A first comment.")
    page = visit(site.add(PATH)).page
    place = "document.activeElement.id || document.activeElement.className || document.activeElement.name"
    reached = []
    while "comment-reply-link" not in reached:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(place))
        assert len(reached) < 20, reached
    page.keyboard.press("Enter")
    page.wait_for_selector("#cancel-comment-reply-link")
    assert page.evaluate(place) == "comment"
    page.keyboard.type("By keyboard.")
    for field, text in (("author", "Kim"), ("email", "kim@example.org"), ("url", "")):
        page.keyboard.press("Tab")
        assert page.evaluate(place) == field
        page.keyboard.type(text)
    page.keyboard.press("Tab")
    assert page.evaluate(place) == "wp-comment-cookies-consent"
    page.keyboard.press("Tab")
    assert page.evaluate(place) == "submit"
    page.keyboard.press("Tab")
    assert page.evaluate(place) == "aw-quiet"
    page.keyboard.press("Enter")
    page.wait_for_selector(".aw-preview")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(place) == "submit"
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#comment-{first} .aw-item")
    assert page.evaluate("document.activeElement.closest('.aw-item .aw-item') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
