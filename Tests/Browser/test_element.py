"""`<afterword-thread>` on a site's own page: reading, writing, errors, replies, receipts, remembering."""

import json

from clicks import press
from playwright.sync_api import expect

PATH = "/2026/first-evening"


def write(page, text="A comment.", name="Ada", email="ada@example.org"):
    page.fill("#comment", text)
    page.fill("#author", name)
    page.fill("#email", email)


def focused(page):
    return page.evaluate("(document.activeElement.id || document.activeElement.className)")


def events(page, name):
    return [detail for known, detail in page.evaluate("told") if known == name]


def test_a_comment_is_read_written_and_appears_in_its_place(articles, posted, visit):
    site = articles()
    first = posted(PATH, "The first.")
    watched = visit(site.add(PATH))
    page = watched.page
    assert page.locator("#comments-title").inner_text() == "One comment"
    write(page, "The second.\n\nWith *stress*.")
    page.click("#submit")
    page.wait_for_selector(".aw-list .aw-item:nth-child(2)")
    second = page.locator(".aw-list > .aw-item").nth(1)
    assert second.locator("em").inner_text() == "stress"
    assert page.locator("#comments-title").inner_text() == "2 comments"
    assert page.evaluate("document.activeElement.closest('.aw-item')?.id") == second.get_attribute("id")
    assert page.locator(".aw-status").inner_text() == "Your comment is published"
    assert page.locator(".aw-receipt a").get_attribute("href").startswith(site.home + "/receipts/")
    assert page.input_value("#comment") == ""
    assert page.input_value("#author") == "Ada"
    number = int(second.get_attribute("id").removeprefix("comment-"))
    assert number != first
    assert events(page, "posted") == [{"status": "approved", "id": number, "parent": None}]
    assert page.url == site.origin + PATH
    assert watched.said == []


def test_the_first_comment_takes_the_place_of_the_invitation(articles, visit):
    site = articles()
    page = visit(site.add(PATH)).page
    assert page.locator(".aw-empty").is_visible()
    write(page)
    page.click("#submit")
    page.wait_for_selector(".aw-item")
    assert page.locator(".aw-empty").count() == 0
    assert page.locator("#comments-title").inner_text() == "One comment"


def test_errors_come_first_are_tied_to_their_fields_and_keep_the_text(articles, visit):
    site = articles()
    page = visit(site.add(PATH)).page
    write(page, "Text that must not be lost.", name="", email="nonsense")
    page.click("#submit")
    page.wait_for_selector("#form-errors")
    assert focused(page) == "form-errors"
    assert page.locator("#form-errors").get_attribute("role") == "alert"
    assert page.locator("#form-errors a").all_inner_texts() == [
        "Please give a name; it need not be your real one.",
        "This does not look like an email address; it should look like name@example.org.",
    ]
    assert page.locator("#author").get_attribute("aria-invalid") == "true"
    assert page.locator("#email").get_attribute("aria-describedby") == "email-error email-notes"
    assert page.locator("#email-error").is_visible()
    page.click("#form-errors a >> nth=1")
    assert focused(page) == "email"
    assert page.url == site.origin + PATH
    assert page.input_value("#comment") == "Text that must not be lost."
    page.fill("#author", "Ada")
    page.fill("#email", "ada@example.org")
    page.click("#submit")
    page.wait_for_selector(".aw-item")
    assert page.locator("#form-errors, .aw-field-error, [aria-invalid]").count() == 0
    assert page.locator("#email").get_attribute("aria-describedby") == "email-notes"
    assert events(page, "refused") == [{"code": "invalid"}]


def test_without_a_network_the_text_stays_and_the_same_key_is_sent_again(articles, house, visit):
    site = articles()
    watched = visit(site.add(PATH))
    page = watched.page
    keys = []
    page.on("request", lambda r: keys.append(r.headers.get("idempotency-key")) if r.method == "POST" else None)
    write(page, "Sent into a tunnel.")
    page.route("**/comments", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.click("#submit")
    page.wait_for_selector("#form-errors")
    assert "cannot be reached just now" in page.locator("#form-errors").inner_text()
    assert focused(page) == "form-errors"
    assert page.input_value("#comment") == "Sent into a tunnel."
    page.unroute("**/comments")
    page.click("#submit")
    page.wait_for_selector(".aw-item")
    assert keys[0] == keys[1] is not None
    assert [told["code"] for told in events(page, "refused")] == ["offline"]


def test_what_the_server_refuses_is_said_in_words_beside_the_form(articles, posted, house, visit):
    site = articles()
    posted(PATH, "Said in time.", name="Bob")
    page = visit(site.add(PATH)).page
    write(page, "Said too late.")
    house.run("thread", "close", "1")
    page.click("#submit")
    page.wait_for_selector("#form-errors")
    assert "Comments were closed while you wrote." in page.locator("#form-errors").inner_text()
    assert page.input_value("#comment") == "Said too late."
    house.run("thread", "open", "1")
    page.route("**/comments", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    page.click("#submit")
    expect(page.locator("#form-errors")).to_contain_text("cannot be reached")
    assert page.input_value("#comment") == "Said too late."


def test_a_reply_is_written_under_its_comment_and_cancelled_without_a_loss(articles, posted, visit):
    site = articles()
    first = posted(PATH, "Who else?", name="Tomás <b>")
    second = posted(PATH, "A word after it.")
    page = visit(site.add(PATH)).page
    link = page.locator(f"#comment-{first} .comment-reply-link")
    link.click()
    assert page.locator(f"#comment-{first} #respond").is_visible()
    assert focused(page) == "comment"
    page.wait_for_selector("#cancel-comment-reply-link")
    assert page.locator("#reply-title").inner_text().startswith("Leave a Reply to Tomás <b>")
    page.fill("#comment", "Kept words.")
    page.click("#cancel-comment-reply-link")
    assert focused(page) == "comment-reply-link"
    assert page.locator(".aw-item #respond").count() == 0
    assert page.locator("#reply-title").inner_text() == "Leave a Reply"
    assert page.input_value("#comment_parent") == "0"
    assert page.input_value("#comment") == "Kept words."
    link.click()
    write(page, "I did.")
    page.click("#submit")
    reply = page.wait_for_selector(f"#comment-{first} > .aw-list > .aw-item")
    assert "I did." in reply.inner_text()
    assert page.locator(".aw-item #respond").count() == 0
    assert page.locator(f"#comment-{second} .aw-item").count() == 0
    assert events(page, "posted")[0]["parent"] == first


def test_a_preview_is_printed_as_publication_would(articles, visit):
    site = articles()
    page = visit(site.add(PATH)).page
    page.fill("#comment", "Some *stress* and <script>alert(1)</script>")
    page.click("[name=afterword_preview]")
    page.wait_for_selector(".aw-preview em")
    assert focused(page) == "aw-preview"
    assert page.locator(".aw-preview").get_attribute("aria-label") == "Preview"
    assert "<script>alert(1)</script>" in page.locator(".aw-preview").inner_text()
    assert page.locator(".aw-preview script").count() == 0
    assert page.input_value("#comment").startswith("Some *stress*")


def test_a_held_comment_is_told_truthfully_with_its_private_page(articles, house, visit):
    site = articles(policy="strict")
    page = visit(site.add(PATH)).page
    write(page, "Read me first.")
    page.click("#submit")
    box = page.wait_for_selector(".aw-receipt")
    assert focused(page) == "aw-receipt"
    assert page.locator(".aw-receipt h3").inner_text() == "Your comment is awaiting moderation"
    assert "not public yet" in box.inner_text()
    assert page.locator(".aw-item").count() == 0
    press(page, ".aw-receipt a")
    assert page.locator("h1").inner_text() == "Your comment is awaiting moderation"
    assert page.locator(".aw-own").inner_text() == "Read me first."


def test_help_lines_stand_in_the_receipt(articles, house, visit):
    site = articles(policy="peer-support")
    page = visit(site.add(PATH)).page
    write(page, "I want to kill myself tonight.")
    page.click("#submit")
    page.wait_for_selector(".aw-receipt .aw-help li")
    lines = page.locator(".aw-receipt .aw-help li")
    assert lines.count() >= 1
    assert "checked 20" in lines.first.inner_text()
    assert lines.first.locator("strong").inner_text() != ""


def test_nothing_is_kept_without_consent_and_all_of_it_goes_when_asked(articles, house, visit):
    site = articles(policy="strict")
    watched = visit(site.add(PATH))
    page = watched.page
    write(page, "Not to be kept.")
    page.click("#submit")
    page.wait_for_selector(".aw-receipt")
    assert watched.stored() == [{}, {}]
    page.reload()
    page.wait_for_selector("#comment")
    assert page.input_value("#comment") == ""

    # With consent: name, website and key, and what is not yet sent; never the address.
    assert "a text not yet sent" in page.locator("label[for=wp-comment-cookies-consent]").inner_text()
    page.check("#wp-comment-cookies-consent")
    write(page, "To be kept.", email="secret@example.org")
    page.reload()
    expect(page.locator("#comment")).to_have_value("To be kept.")
    write(page, "To be kept.", email="secret@example.org")
    page.fill("#url", "https://ada.example/")
    page.click("#submit")
    page.wait_for_selector(".aw-receipt")
    local, session = watched.stored()
    assert session == {}
    kept = json.loads(local["afterword:default"])
    assert kept.pop("key")
    assert kept == {"name": "Ada", "website": "https://ada.example/"}
    assert page.context.cookies() == []
    page.reload()
    page.wait_for_selector(".aw-forget")
    assert page.input_value("#author") == "Ada"
    assert page.input_value("#email") == ""
    assert page.is_checked("#wp-comment-cookies-consent")

    page.click(".aw-forget")
    assert watched.stored() == [{}, {}]
    assert focused(page) == "wp-comment-cookies-consent"
    assert not page.is_checked("#wp-comment-cookies-consent")
    assert page.input_value("#author") == ""
    expect(page.locator(".aw-status")).to_have_text("Nothing is kept in this browser any more.")


def test_a_key_that_was_kept_earns_trust(articles, house, visit):
    site = articles(policy="strict")
    page = visit(site.add(PATH)).page
    page.check("#wp-comment-cookies-consent")
    for number in (1, 2, 3):
        write(page, f"Comment number {number}, each a little different.")
        page.click("#submit")
        # Not the receipt's box, which is there from the one before until this one was taken.
        page.evaluate("number => heard('posted', number)", number)
        waiting = house.run("queue", "--format", "ids").stdout.split()
        assert len(waiting) == (1 if number < 3 else 0)
        if waiting:
            house.run("approve", *waiting)
    assert [told["status"] for told in events(page, "posted")] == ["held", "held", "approved"]


def test_what_is_typed_while_a_comment_is_on_its_way_stays(articles, visit):
    site = articles()
    page = visit(site.add(PATH)).page
    held = []
    page.route("**/comments", lambda route: held.append(route))
    write(page, "The first thought.")
    with page.expect_request("**/comments"):
        page.click("#submit")
    page.fill("#comment", "A second thought.")
    held[0].continue_()
    page.wait_for_selector(".aw-item")
    assert page.input_value("#comment") == "A second thought."


def test_the_comment_a_page_was_opened_to_answer_is_answered_after_a_cancelled_reply(articles, house, posted, visit):
    articles()
    first, second = posted(PATH, "The first.", name="Ann"), posted(PATH, "The second.", name="Bob")
    page = visit(f"{house.url}/sites/default/thread?page={PATH}&replyto={first}").page
    title = page.inner_text("#reply-title")
    assert "Ann" in title
    page.click(f"#comment-{second} .comment-reply-link")
    page.wait_for_selector("#reply-title:has-text('Bob')")
    assert page.input_value("[name=comment_parent]") == str(second)
    page.click("#cancel-comment-reply-link")
    assert page.inner_text("#reply-title") == title
    assert page.input_value("[name=comment_parent]") == str(first)


def test_a_second_look_that_the_server_printed_goes_once_the_comment_was_taken(articles, house, visit):
    articles(policy="peer-support")
    page = visit(f"{house.url}/sites/default/thread?page={PATH}", None, lambda p: p.route("**/embed.js", cut)).page
    write(page, "Call me, 07700 900142.")
    page.unroute("**/embed.js")
    page.click("#submit")
    page.wait_for_selector(".aw-look")
    page.evaluate("heard('ready')")
    page.click("text=Send anyway")
    page.wait_for_selector(".aw-receipt")
    assert page.locator(".aw-look").count() == 0


def cut(route):
    route.abort()
