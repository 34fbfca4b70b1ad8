"""The gentle second look before sending, as the element shows it: the words it is about, a change of mind, or none."""

from playwright.sync_api import expect

PATH = "/2026/first-evening"
TEXT = "You can *always* call me, 07700 900142, any time."


def write(page, text=TEXT, name="Kim"):
    page.fill("#comment", text)
    page.fill("#author", name)
    page.fill("#email", "kim@example.org")
    page.click("#submit")


def queue(house):
    return house.run("queue", "--format", "count").stdout.strip()


def asked(page):
    """What the box says, once it is there and has the focus."""
    box = page.locator(".aw-look")
    expect(box).to_be_focused()
    assert box.get_attribute("aria-label") == box.locator("h3").inner_text() == "Before you send it"
    return box


def test_the_words_are_marked_and_the_comment_is_sent_all_the_same(articles, house, visit):
    site = articles(policy="peer-support")
    watched = visit(site.add(PATH))
    page = watched.page
    write(page)
    box = asked(page)
    assert box.locator("mark").all_inner_texts() == ["07700 900142"]
    assert box.locator("li").inner_text() == TEXT
    assert "a way to reach you" in box.inner_text()
    assert "Nothing has been sent yet." in box.inner_text()
    assert page.locator(".aw-errors").count() == 0
    assert queue(house) == "0"
    assert page.input_value("#comment") == TEXT
    box.locator("text=Send anyway").click()
    page.wait_for_selector(".aw-receipt")
    assert page.locator(".aw-look").count() == 0
    assert queue(house) == "1"
    told = [detail for name, detail in page.evaluate("told") if name == "refused"]
    assert told == [{"code": "second_look"}]
    assert watched.stored() == [{}, {}]


def test_whoever_changes_the_text_is_not_asked_again_until_the_next_comment(articles, house, visit):
    site = articles(policy="peer-support")
    page = visit(site.add(PATH)).page
    write(page)
    asked(page)
    write(page, "Or write to kim@mail.example instead.")
    page.wait_for_selector(".aw-receipt")
    waiting = house.run("queue", "--json").stdout
    assert "kim@mail.example" in waiting and "07700" not in waiting
    # Another comment is another matter.
    write(page, "Call 07700 900142.")
    assert asked(page).locator("mark").all_inner_texts() == ["07700 900142"]


def test_it_speaks_the_language_of_the_site(articles, visit):
    site = articles(policy="peer-support", language="ar")
    page = visit(site.add(PATH)).page
    write(page, "هاتفي 07700 900142")
    mark = page.locator(".aw-look mark")
    expect(mark).to_have_text("07700 900142")
    assert page.locator(".aw-look button").inner_text() == "أرسله على أي حال"


def test_in_a_reply_the_keyboard_alone_is_enough(articles, house, visit):
    site = articles(policy="peer-support")
    house.post(PATH, "Who else?")
    house.run("approve", "1")
    page = visit(site.add(PATH)).page
    page.click("#comment-1 .comment-reply-link")
    page.wait_for_selector("#cancel-comment-reply-link")
    write(page)
    asked(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Send anyway"
    page.keyboard.press("Enter")
    page.wait_for_selector(".aw-receipt")
    stored = house.run("show", "2", "--json").stdout
    assert '"parent":1' in stored.replace(" ", "")
