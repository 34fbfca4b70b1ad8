"""Clicks that lead somewhere."""


def press(page, what):
    """A click that leads to another page, which is there when this returns."""
    with page.expect_navigation(wait_until="load"):
        page.click(what)
