"""The page on which a comment is reported, in all its states, scanned and used; without a script and with one."""

import pytest
from clicks import press
from playwright.sync_api import expect
from test_accessibility import SCREENS, scan

PATH = "/2026/accessible"
REASONS = ["worried", "abuse", "privacy", "spam"]


def name(screen):
    return f"{screen['viewport']['width']}-{screen['color_scheme']}"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("screen", SCREENS, ids=name)
def test_a_report_in_every_state(house, visit, screen, language):
    house.start("--rate-limits", "off")
    house.run("site", "set", "default", "policy=blog", f"language={language}")
    house.post(PATH, "A first comment with a [link](https://en.wikipedia.org/wiki/Peer_support).")
    # Where the element leads: the same page with a script as without.
    page = visit(f"{house.url}/sites/default/thread?page={PATH}", **screen).page
    press(page, "#comment-1 .aw-report")
    scan(page, "empty")
    assert page.locator("fieldset legend").count() == 1
    assert page.locator("#note").get_attribute("aria-describedby") == "note-about"
    assert page.locator("[type=radio]").evaluate_all("all => all.map(one => one.value)") == REASONS

    press(page, ".form-submit button")
    scan(page, "nothing chosen")
    expect(page.locator("#form-errors")).to_be_focused()
    assert page.locator("#form-errors").get_attribute("role") == "alert"
    page.click("#form-errors a")
    # The fault is tied to the choices it is about, and its link leads to them.
    expect(page.locator("#reason :focus")).to_have_count(1)
    assert page.locator("#reason").get_attribute("aria-describedby") == "reason-error"
    assert page.locator("#reason").get_attribute("aria-invalid") is None
    assert page.locator("#reason-error").is_visible()

    page.check("#reason-abuse")
    page.fill("#note", "x" * 1_001)
    press(page, ".form-submit button")
    scan(page, "a note that is too long")
    assert page.is_checked("#reason-abuse")
    assert page.input_value("#note") == "x" * 1_001
    assert page.locator("#note").get_attribute("aria-invalid") == "true"
    assert page.locator("#note").get_attribute("aria-describedby") == "note-error note-about"
    page.click("#form-errors a")
    expect(page.locator("#note")).to_be_focused()

    page.check("#reason-worried")
    page.fill("#note", "Please look after them.")
    press(page, ".form-submit button")
    assert page.locator("main [role=status]").is_visible()
    scan(page, "thanked")
    assert page.locator(".aw-message").count() == 1
    page.goto(f"{house.url}/sites/default/report?page={PATH}&comment=1")
    page.check("#reason-worried")
    press(page, ".form-submit button")
    assert page.locator("main [role=status]").is_visible()
    scan(page, "known already")
    page.goto(f"{house.url}/sites/default/report?page={PATH}&comment=999")
    scan(page, "no such comment")
