"""Long and moving threads in the element: parts, permalinks, new comments, counts, included HTML, no server."""

from playwright.sync_api import expect

PATH = "/2026/long-thread"


def filled(posted, count, path=PATH):
    """A thread of `count` comments; every tenth answers the first, so that parts repeat its stub."""
    numbers = [posted(path, "Number 0 of many.", name="Reader 0")]
    for number in range(1, count):
        more = {"parent": numbers[0]} if number % 10 == 0 else {}
        numbers.append(posted(path, f"Number {number} of many.", name=f"Reader {number}", **more))
    return numbers


def shown(page):
    return page.evaluate("[...document.querySelectorAll('.aw-item')].map(item => +item.id.slice(8))")


def in_order(page):
    """Depth and number of every comment in the order in which it is read."""
    return page.evaluate(
        """[...document.querySelectorAll('.aw-item')]
           .map(item => [item.parentElement.closest('.aw-item')?.id ?? '', +item.id.slice(8)])"""
    )


def look(page):
    """Asks how many comments there are, as the element does each minute; its answer is taken when this returns."""
    page.evaluate("document.querySelector('afterword-thread').look()")


def focused_comment(page):
    return page.evaluate("document.activeElement.closest('.aw-item')?.id")


def test_three_hundred_come_in_parts_none_missing_none_twice(articles, posted, visit):
    site = articles()
    numbers = filled(posted, 300)
    page = visit(site.add(PATH)).page
    assert len(shown(page)) == 100
    parts = 1
    late = posted(PATH, "Posted while somebody reads.", name="Late")
    while page.locator(".aw-further a").count():
        parts += 1
        page.click(".aw-further a")
        expect(page.locator(".aw-item")).to_have_count(min(301, parts * 100))
        assert focused_comment(page) not in (None, f"comment-{numbers[0]}")
    assert page.url == site.origin + PATH
    assert sorted(shown(page)) == sorted([*numbers, late])
    assert len(set(shown(page))) == 301
    replies = page.locator(f"#comment-{numbers[0]} .aw-item")
    assert replies.count() == 29
    # The same order as the whole thread has on the server's own pages.
    joined = in_order(page)
    page.goto(f"{site.home}/sites/default/thread?page={PATH}&limit=200")
    first = in_order(page)
    assert joined[: len(first)] == first
    assert page.locator(".aw-stub").count() == 0


def test_a_permalink_reaches_a_comment_of_a_later_part(articles, posted, visit):
    site = articles()
    numbers = filled(posted, 250)
    address = site.add(PATH)
    page = visit(f"{address}#comment-{numbers[-1]}").page
    page.wait_for_selector(f"#comment-{numbers[-1]}.aw-target")
    expect(page.locator(f"#comment-{numbers[-1]} > article")).to_be_focused()
    assert page.locator(f"#comment-{numbers[-1]} article").is_visible()
    top = page.locator(f"#comment-{numbers[-1]}").bounding_box()["y"]
    assert 0 <= top < 720
    # One that is not public is not looked for.
    answers = []

    def listen(page):
        page.on("response", lambda answer: answers.append(answer.url))

    watched = visit(f"{address}#comment-99999", before=listen)
    if not any("/comments/99999" in url for url in answers):
        watched.page.wait_for_event("response", lambda answer: "/comments/99999" in answer.url)
    watched.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert not any("/fragment" in url and "comment=" in url for url in watched.asked)
    assert len(shown(watched.page)) == 100


def test_new_comments_wait_for_a_click_and_nothing_jumps(articles, posted, visit):
    site = articles()
    first = posted(PATH, "The first.")
    watched = visit(site.add(PATH), before=lambda page: page.clock.install())
    page = watched.page
    look(page)
    assert page.locator(".aw-fresh").count() == 0
    reply = posted(PATH, "An answer.", name="Bob", parent=first)
    posted(PATH, "Another.", name="Cleo")
    page.clock.run_for(61_000)
    expect(page.locator(".aw-fresh")).to_have_text("2 new comments")
    assert page.locator(".aw-status").inner_text() == "2 new comments"
    assert shown(page) == [first]
    posted(PATH, "A third.", name="Dan")
    page.clock.run_for(61_000)
    expect(page.locator(".aw-fresh")).to_have_text("3 new comments")
    page.click("#comment")
    page.keyboard.type("Half a thought")
    page.click(".aw-fresh")
    expect(page.locator(".aw-item")).to_have_count(4)
    assert page.locator(".aw-fresh").count() == 0
    assert page.locator(f"#comment-{first} > .aw-list > #comment-{reply}").count() == 1
    assert page.locator(".aw-new").count() == 3
    assert page.locator("#comments-title").inner_text() == "4 comments"
    assert focused_comment(page) == f"comment-{reply}"
    assert page.input_value("#comment") == "Half a thought"
    look(page)
    assert page.locator(".aw-fresh").count() == 0


def test_a_look_that_ones_own_comment_overtakes_does_not_offer_it_as_new(articles, posted, visit):
    site = articles()
    posted(PATH, "The first.")
    page = visit(site.add(PATH), before=lambda page: page.clock.install()).page
    held = []
    page.route("**/counts**", lambda route: held.append(route), times=1)
    with page.expect_request("**/counts**"):
        page.clock.run_for(61_000)
    page.fill("#comment", "Mine.")
    page.fill("#author", "Kim")
    page.fill("#email", "kim@example.org")
    page.click("#submit")
    page.evaluate("heard('posted')")
    overtaken, = held
    with page.expect_response("**/counts**"):
        overtaken.fulfill(json={"counts": {PATH: 1}}, headers={"Access-Control-Allow-Origin": "*"})
    look(page)
    assert page.locator(".aw-fresh").count() == 0
    posted(PATH, "Theirs.", name="Zoe")
    look(page)
    assert page.locator(".aw-fresh").inner_text() == "One new comment"


def test_a_server_that_is_away_is_asked_less_and_less(articles, posted, visit):
    site = articles()
    posted(PATH, "The first.")
    page = visit(site.add(PATH), before=lambda page: page.clock.install()).page
    page.route("**/counts**", lambda route: route.abort())
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/counts" in request.url else None)
    for calls, pause in enumerate((60, 120, 240, 480, 900, 900)):
        page.clock.run_for((pause - 5) * 1_000)
        assert len(asked) == calls
        with page.expect_event("requestfailed"):
            page.clock.run_for(5_500)
    assert len(shown(page)) == 1


def test_html_that_a_build_included_is_upgraded_in_place_and_brought_up_to_date(articles, posted, house, visit):
    site = articles()
    first = posted(PATH, "There when the site was built.")
    included = house.ask("GET", f"/sites/default/fragment?page={PATH}")[2].decode()
    posted(PATH, "There since.", name="Bob")
    watched = visit(site.add(PATH, inside=included))
    page = watched.page
    assert not any("/fragment" in url for url in watched.asked)
    assert shown(page) == [first]
    page.wait_for_selector(".aw-fresh")
    assert page.locator(".aw-fresh").inner_text() == "One new comment"
    page.click(".aw-fresh")
    expect(page.locator(".aw-item")).to_have_count(2)


def test_without_an_answer_what_stood_inside_stays_and_the_page_can_come_back(articles, posted, visit):
    site = articles()
    posted(PATH, "The first.")

    def cut(page):
        page.route("**/fragment**", lambda route: route.abort())

    page = visit(site.add(PATH, inside="<p>Read the comments <a href='/x'>there</a>.</p>"), "failed", cut).page
    assert page.locator("afterword-thread p").inner_text() == "Read the comments there."
    page = visit(site.add("/2026/empty"), "failed", cut).page
    assert page.locator("afterword-thread a").get_attribute("href") == (
        f"{site.home}/sites/default/thread?page=%2F2026%2Fempty"
    )
    page.unroute("**/fragment**")
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector("#respond")


def test_all_counts_of_a_page_come_in_as_few_calls_as_there_can_be(articles, posted, visit):
    site = articles()
    posted("/a", "One.")
    posted("/a", "Two.", name="Bob")
    posted("/b?x=ä&y", "Three.", name="Cleo")
    links = "".join(f"<p><a href='/p{n}'><span data-afterword-count='/p{n}'>–</span></a></p>" for n in range(120))
    html = (
        "<!DOCTYPE html><html lang='en'><title>Index</title>"
        f"<script src='{site.home}/embed.js' defer></script>"
        "<p id='a' data-afterword-count='/a'></p><p id='again' data-afterword-count='/a'></p>"
        f"<p id='b' data-afterword-count='/b?x=ä&amp;y' data-afterword-site='default'></p>{links}"
    )
    watched = visit(site.add_page("/", html), wait=None)
    page = watched.page
    expect(page.locator("[data-afterword-count='/p119']")).to_have_text("0")
    assert page.locator("#a").inner_text() == page.locator("#again").inner_text() == "2"
    assert page.locator("#b").inner_text() == "1"
    assert len([url for url in watched.asked if "/counts" in url]) == 2
    assert watched.said == []


def test_later_parts_keep_the_level_of_headings(articles, posted, house, visit):
    site = articles()
    filled(posted, 130)
    included = house.ask("GET", f"/sites/default/fragment?page={PATH}&heading=3")[2].decode()
    page = visit(site.add(PATH, inside=included)).page
    page.click(".aw-further [rel=next]")
    expect(page.locator(".aw-item")).to_have_count(130)
    assert page.evaluate("[...new Set([...document.querySelectorAll('.aw-author')].map(a => a.tagName))]") == ["H4"]


def test_what_was_rendered_into_an_article_goes_on_in_the_element(articles, posted, house, visit, tmp_path):
    site = articles()
    filled(posted, 230)
    house.run("render", "--out", str(tmp_path), "--at", "/comments")
    included, = tmp_path.rglob("comments.html")
    page = visit(site.add(PATH, inside=included.read_text())).page
    link = page.locator(".aw-further [rel=next]")
    assert "/thread-2.html?cursor=" in link.get_attribute("href")
    for count in (200, 230):
        link.click()
        expect(page.locator(".aw-item")).to_have_count(count)


def test_a_branch_that_can_be_folded_says_how_much_it_is_by_now(articles, posted, visit):
    site = articles()
    first = posted(PATH, "The first.")
    for number in range(3):
        posted(PATH, f"Answer {number}.", name=f"Reader {number}", parent=first)
    page = visit(site.add(PATH)).page
    summary = page.locator(".aw-branch > summary")
    assert summary.inner_text() == "3 replies"
    # One's own, below a closed branch: it opens for it.
    summary.click()
    page.click(f"#comment-{first} > article .comment-reply-link")
    page.fill("#comment", "Mine.")
    page.fill("#author", "Kim")
    page.fill("#email", "kim@example.org")
    page.click("#submit")
    expect(summary).to_have_text("4 replies")
    expect(page.locator(".aw-branch .aw-item:last-child > article")).to_be_focused()
    assert page.locator(".aw-branch").get_attribute("open") is not None
    # Somebody else's, brought by the button.
    posted(PATH, "Theirs.", name="Zoe", parent=first)
    page.evaluate("document.querySelector('afterword-thread').look()")
    page.click(".aw-fresh")
    expect(summary).to_have_text("5 replies")


def test_a_branch_that_goes_on_in_the_next_part_counts_on_in_arabic(articles, posted, visit):
    site = articles(language="ar")
    first = posted(PATH, "The first.")
    for number in range(1, 104):
        posted(PATH, f"Answer {number}.", name=f"Reader {number}", parent=first)
    page = visit(site.add(PATH)).page
    summary = page.locator(".aw-branch > summary")
    assert summary.inner_text() == "99 ردًا"
    page.click(".aw-further [rel=next]")
    expect(summary).to_have_text("103 ردود")
