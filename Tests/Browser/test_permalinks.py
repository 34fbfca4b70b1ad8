"""Links to a comment of a conversation in parts, for whoever runs no script: each leads to the comment itself."""

import re

import pytest
from clicks import press
from playwright.sync_api import expect

PATH = "/2026/long-thread"
THREAD = "/sites/default/thread?page=%2F2026%2Flong-thread"


@pytest.fixture
def filled(house):
    """A house without a site of its own, and 150 comments; the second has 120 answers, so that parts end inside it."""
    house.start("--rate-limits", "off")
    house.run("site", "set", "default", "policy=blog")
    for number in range(150):
        more = {"parent": 2} if number >= 30 else {}
        status, _, answer = house.post(PATH, f"Number {number} of many.", name=f"Reader {number}", **more)
        assert status == 201, answer
    return house


def lands(page, number):
    """The comment is there, in sight, and marked as the one that was meant."""
    assert page.url.endswith(f"#comment-{number}")
    place = page.locator(f"#comment-{number}")
    expect(place).to_be_in_viewport()
    assert place.evaluate("one => one.matches(':target')")
    outline = place.locator("> article").evaluate("one => getComputedStyle(one).outlineStyle")
    assert outline == "solid"


def write(page, text):
    page.fill("#comment", text)
    page.fill("#author", "Kim")
    page.fill("#email", "kim@example.org")
    page.click("#submit")


def test_links_to_every_part_lead_to_their_comments(filled, reader):
    page = reader()
    for order in ("", "&sort=newest"):
        for number in (1, 2, 30, 31, 99, 131, 150):
            page.goto(f"{filled.url}{THREAD}{order}&comment={number}#comment-{number}")
            lands(page, number)
    # What is nowhere to be read leads to the beginning, as if nobody had asked for it.
    page.goto(f"{filled.url}{THREAD}&comment=999#comment-999")
    assert page.locator(".aw-item").first.get_attribute("id") == "comment-1"


def test_the_time_of_a_comment_is_its_link_for_good(filled, reader):
    page = reader()
    page.goto(f"{filled.url}{THREAD}&sort=newest")
    number = int(page.locator(".aw-item").first.get_attribute("id").removeprefix("comment-"))
    link = page.locator(f"#comment-{number} > article .aw-time").get_attribute("href")
    # The newest of today stands on the last part of the usual order.
    page.goto(filled.url + link)
    lands(page, number)


def test_whoever_posts_comes_back_to_what_they_wrote(filled, reader):
    page = reader()
    page.goto(filled.url + THREAD)
    write(page, "Mine, after all the others.")
    page.wait_for_url(re.compile("#comment-151$"))
    lands(page, 151)
    assert "Mine, after all the others." in page.locator("#comment-151").inner_text()
    assert page.locator(".aw-further a").first.inner_text() == "Back to the beginning"


def test_a_receipt_a_report_and_a_feed_lead_to_the_comment(filled, reader):
    filled.run("site", "set", "default", "policy=strict")
    page = reader()
    page.goto(filled.url + THREAD)
    write(page, "Read me first.")
    page.wait_for_url("**/receipts/*")
    filled.run("approve", "151")
    page.reload()
    press(page, "text=See it on the page")
    lands(page, 151)
    press(page, "#comment-151 .aw-report")
    press(page, ".aw-back a")
    lands(page, 151)
    feed = filled.ask("GET", f"/sites/default/feed.json?page={PATH}")[2].decode()
    link = re.search(r'"url":"([^"]+)"', feed)[1]
    page.goto(filled.url + link.removeprefix(filled.url))
    lands(page, 151)


def test_with_the_element_a_link_stays_on_the_page_and_so_does_what_is_written(filled, visit):
    # The part that begins with the second comment, of which this one is the ninety-ninth answer.
    page = visit(f"{filled.url}{THREAD}&comment=129#comment-129").page
    page.fill("#comment", "Half a thought")
    page.evaluate("document.body.dataset.mark = 'here'")
    page.click("#comment-128 > article .aw-time")
    page.wait_for_selector("#comment-128.aw-target")
    assert page.url.endswith("#comment-128")
    assert page.evaluate("document.body.dataset.mark") == "here"
    assert page.input_value("#comment") == "Half a thought"
    # And once more, when they have looked elsewhere.
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator("#comment-128 > article")).not_to_be_in_viewport()
    page.locator("#comment-128 > article .aw-time").evaluate("link => link.click()")
    expect(page.locator("#comment-128 > article")).to_be_in_viewport()
    # What is new comes behind this part; what stands before it was not asked for.
    filled.post(PATH, "New.", name="Zoe")
    page.evaluate("document.querySelector('afterword-thread').look()")
    page.click(".aw-fresh")
    expect(page.locator("#comment-151 > article")).to_be_focused()
    shown = page.locator(".aw-item").evaluate_all("items => items.map(one => +one.id.slice(8))")
    assert sorted(shown) == list(range(2, 152))
