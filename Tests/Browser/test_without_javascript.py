"""The whole life of a comment for a reader whose browser runs no script: what stands between writing and being read."""

import re

from clicks import press

PAGE = "/sites/default/thread?page=/a"


def write(page, text, name="Kim", email="kim@example.org"):
    page.fill("#comment", text)
    page.fill("#author", name)
    page.fill("#email", email)


def public(house, count):
    """So many comments that everybody sees."""
    for number in range(1, count + 1):
        house.post("/a", f"Words number {number}.", name=f"Reader {number}")
    house.run("approve", *map(str, range(1, count + 1)), "--yes")


def test_a_preview_a_second_look_and_sending_all_the_same(house, reader):
    house.start()
    house.run("site", "set", "default", "policy=peer-support")
    page = reader()
    page.goto(house.url + PAGE)
    write(page, "You can *always* call me, 07700 900142.")

    # The preview shows what it would look like; nobody else has it, and the text is still in the form.
    press(page, "text=Preview")
    assert page.locator(".aw-preview em").inner_text() == "always"
    assert house.run("queue", "--format", "count").stdout == "0\n"

    # Before it is sent, the number is marked; the text can be changed, or sent as it is.
    press(page, "#submit")
    assert page.locator("#second-look mark").all_inner_texts() == ["07700 900142"]
    assert house.run("queue", "--format", "count").stdout == "0\n"
    assert page.input_value("#comment") == "You can *always* call me, 07700 900142."
    press(page, "text=Send anyway")
    assert page.locator("h1").inner_text() == "Your comment is awaiting moderation"
    assert house.run("queue", "--format", "count").stdout == "1\n"


def test_whoever_mends_the_text_is_not_asked_again(house, reader):
    house.start()
    house.run("site", "set", "default", "policy=peer-support")
    page = reader()
    page.goto(house.url + PAGE)
    write(page, "Call me, 07700 900142.")
    press(page, "#submit")
    page.fill("#comment", "Write to kim@mail.example instead.")
    press(page, "#submit")
    assert "awaiting moderation" in page.locator("h1").inner_text()


def test_a_declined_author_asks_for_a_second_look_and_is_read_again(house, reader):
    house.start()
    page = reader()
    page.goto(house.url + PAGE)
    write(page, "They are wrong.")
    press(page, "#submit")
    house.run("reject", "1", "--reason", "unkind")
    page.reload()
    assert page.locator("h1").inner_text() == "Your comment was not published"
    press(page, "text=Please look again")
    assert page.locator("[role=status]").inner_text().startswith("You asked for a second look.")
    assert page.locator("text=Please look again").count() == 0
    assert "Its author asks for a second look." in house.run("queue").stdout
    house.run("approve", "1", "--force")
    page.goto(house.url + PAGE)
    assert "They are wrong." in page.locator("#comment-1").inner_text()


def test_a_wish_about_replies_is_kept_and_taken_back(house, reader):
    house.start()
    page = reader()
    page.goto(house.url + PAGE)
    write(page, "Tea, please.")
    press(page, "#submit")
    section = page.locator(".aw-replies")
    assert "cannot send mail yet" in section.inner_text()
    press(page, "text=Email me about replies")
    assert "You asked for an email when somebody replies." in section.inner_text()
    press(page, "text=No email about replies")
    assert "You get no email when somebody replies." in section.inner_text()


def test_every_comment_of_a_long_thread_is_reached_by_plain_links_once(house, reader):
    house.start("--rate-limits", "off")
    public(house, 230)
    page = reader()
    for order, start in (("oldest", 1), ("newest", 230)):
        page.goto(house.url + PAGE)
        if order == "newest":
            press(page, ".aw-order a:last-child")
        seen = ids(page)
        assert seen[0] == start
        while page.locator(".aw-further a[rel=next]").count():
            press(page, ".aw-further a[rel=next]")
            seen += ids(page)
        assert sorted(seen) == list(range(1, 231))
        here = ids(page)
        press(page, f"#comment-{here[-1]} .comment-reply-link")
        press(page, "#cancel-comment-reply-link")
        assert here[-1] in ids(page), "a reply that is not written after all leaves its reader where they were"
        press(page, ".aw-further a:first-child")
        assert ids(page)[0] == start


def ids(page):
    found = page.locator(".aw-item").evaluate_all("items => items.map(one => one.id)")
    return [int(re.search(r"\d+", one).group()) for one in found]


def test_permalinks_replies_and_cancelling_a_reply(house, reader):
    house.start()
    public(house, 3)
    page = reader()
    page.goto(house.url + PAGE)
    page.click("#comment-2 .aw-time")
    page.wait_for_url("**#comment-2")
    press(page, "#comment-2 .comment-reply-link")
    assert page.url.endswith("#respond")
    assert page.locator("#reply-title").inner_text().startswith("Leave a Reply to Reader 2")
    assert page.input_value("#comment_parent") == "2"
    press(page, "#cancel-comment-reply-link")
    assert page.input_value("#comment_parent") == "0"


def test_a_content_note_opens_without_a_script(house, reader):
    house.start()
    house.run("site", "set", "default", "policy=peer-support")
    house.post("/a", "First.")
    for number in range(3):
        house.post("/a", f"I relapsed last winter, for the {number}th time.", name=f"Reader {number}")
    house.run("approve", "1", "2", "3", "4")
    page = reader()
    page.goto(house.url + PAGE)
    note = page.locator("#comment-2 .aw-note")
    assert not note.locator(".aw-body").is_visible()
    note.locator("summary").click()
    assert note.locator(".aw-body").is_visible()


def test_arabic_runs_from_the_right_and_fits_small_screens(house, reader):
    house.start()
    house.run("site", "set", "default", "language=ar")
    public(house, 2)
    for width in (320, 1280):
        page = reader(javascript=True, viewport={"width": width, "height": 800})
        page.goto(house.url + PAGE)
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # Latin text inside keeps its own way.
        body = page.locator("#comment-1 .aw-body")
        assert body.evaluate("one => getComputedStyle(one).direction") == "ltr"
        trap = page.locator("#afterword_hp").bounding_box()
        assert trap is None or trap["x"] >= width or trap["x"] + trap["width"] <= 0


def test_a_browser_that_keeps_a_key_can_forget_it(house, reader):
    house.start()
    page = reader()
    page.goto(house.url + PAGE)
    write(page, "Not known.")
    press(page, "#submit")
    assert page.context.cookies() == []
    page.goto(house.url + PAGE)
    write(page, "Known from now on.")
    page.check("#wp-comment-cookies-consent")
    press(page, "#submit")
    # A cookie for secure connections alone, which loopback counts as one.
    assert [one["name"] for one in page.context.cookies()] == ["afterword_author_default"]
    page.reload()
    press(page, "text=Forget me in this browser")
    assert page.context.cookies() == []
    assert page.locator("[role=status]").inner_text() == "This browser keeps nothing of you any more."
