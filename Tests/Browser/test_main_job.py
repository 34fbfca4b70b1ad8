"""A reader replies, a moderator approves from the command line, everybody sees it: Chromium, JavaScript off."""

import re

from clicks import press
from playwright.sync_api import expect

ARTICLE = "/demo/the-first-evening"


def fill(page, comment=None, name=None, email=None):
    if comment is not None:
        page.fill("#comment", comment)
    if name is not None:
        page.fill("#author", name)
    if email is not None:
        page.fill("#email", email)
    press(page, "#submit")


def test_a_reader_posts_a_moderator_approves_and_both_see_it(house, reader):
    house.start(verb="demo")
    ada, bob = reader(), reader()
    ada.goto(house.url + ARTICLE)
    text = "My first evening: I counted the chairs.\n\nTwice."

    # A required field is empty: it is named, and what was typed is still there.
    fill(ada, text, name="", email="ada@example.org")
    assert ada.locator("#form-errors").is_visible()
    assert ada.locator("#form-errors a").all_inner_texts() == [
        "Please give a name; it need not be your real one."
    ]
    assert ada.locator("#author").get_attribute("aria-invalid") == "true"
    assert ada.input_value("#comment") == text
    assert ada.input_value("#email") == "ada@example.org"

    # Complete now: the receipt tells the truth and shows the reader's own text.
    fill(ada, name="Ada")
    assert ada.locator("h1").inner_text() == "Your comment is awaiting moderation"
    assert "I counted the chairs." in ada.locator(".aw-own").inner_text()
    assert "ada@example.org" not in ada.content()

    # Nobody else sees it.
    bob.goto(house.url + ARTICLE)
    assert "I counted the chairs." not in bob.content()

    # The queue shows it with its reason; approving publishes it.
    queue = house.run("queue").stdout
    number = re.search(r"#(\d+)[^\n]*· Ada", queue).group(1)
    assert "first comments of an author are read by a person" in " ".join(queue.split())
    assert house.run("approve", number).stdout.startswith(f"Approved #{number}")
    for page in (ada, bob):
        page.goto(house.url + ARTICLE)
        assert "I counted the chairs." in page.locator(f"#comment-{number}").inner_text()

    # A reply nests under it.
    press(bob, f"#comment-{number} .comment-reply-link")
    assert bob.locator("#reply-title").inner_text().startswith("Leave a Reply to Ada")
    fill(bob, "I counted the lamps.", name="Bob", email="bob@example.org")
    assert "awaiting moderation" in bob.locator("h1").inner_text()
    reply = house.run("queue", "--search", "lamps", "--format", "ids").stdout.split("@")[0]
    house.run("approve", reply)
    ada.reload()
    assert "lamps" in ada.locator(f"#comment-{number} #comment-{reply}").inner_text()


def test_the_author_edits_and_withdraws_on_the_receipt(house, reader):
    house.start(verb="demo")
    page = reader()
    page.goto(house.url + ARTICLE)
    fill(page, "Words I may regret.", name="Kim", email="kim@example.org")
    receipt = page.url
    page.fill("#comment", "Better words.")
    press(page, "text=Save the change")
    assert "Your change has arrived." in page.content()
    assert "Better words." in page.locator(".aw-own").inner_text()
    press(page, "text=Withdraw the comment")
    assert "please tick the box first" in page.content()
    page.check("#confirm")
    press(page, "text=Withdraw the comment")
    assert page.locator("h1").inner_text() == "You withdrew this comment"
    page.goto(receipt)
    assert "Better words." not in page.content()


def test_pages_fit_small_and_large_screens_in_light_and_dark(house, reader, tmp_path):
    house.start(verb="demo")
    for width in (320, 360, 1280):
        for scheme in ("light", "dark"):
            page = reader(
                javascript=True,
                viewport={"width": width, "height": 800},
                color_scheme=scheme,
            )
            page.goto(house.url + ARTICLE)
            inner = page.evaluate("document.documentElement.scrollWidth")
            assert inner <= width, f"{inner} pixels wide on a screen of {width}"
            # The trap for programs is out of sight and out of reach of the keyboard.
            box = page.locator("#afterword_hp").bounding_box()
            assert box is None or box["x"] + box["width"] <= 0
            assert page.locator("#afterword_hp").get_attribute("tabindex") == "-1"


def test_the_first_thing_after_an_error_is_what_went_wrong(house, reader):
    house.start(verb="demo")
    page = reader(javascript=True)
    # The element's script did not arrive; the server's own answer serves the reader.
    page.route("**/embed.js", lambda route: route.abort())
    page.goto(house.url + ARTICLE)
    fill(page, "Text.", name="", email="nonsense")
    # A browser gives the focus that a page asks for with its first frame, which may come after `load`.
    expect(page.locator("#form-errors")).to_be_focused()
    page.click("#form-errors a >> nth=1")
    expect(page.locator("#email")).to_be_focused()
    assert page.evaluate("[...document.scripts].map(script => script.src)") == [house.url + "/embed.js"]


def test_two_clicks_are_one_comment(house, reader):
    house.start(verb="demo")
    page = reader()
    page.goto(house.url + ARTICLE)
    fill(page, "Sent once, clicked twice.", name="Kim", email="kim@example.org")
    first = page.url
    page.goto(house.url + ARTICLE)
    fill(page, "Sent once, clicked twice.", name="Kim", email="kim@example.org")
    assert page.url == first
    assert house.run("queue", "--search", "clicked twice", "--format", "count").stdout == "1\n"
