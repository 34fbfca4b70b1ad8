"""What the element costs and asks: bytes, hosts, cookies, storage, and a policy that forbids all else."""

import gzip

PATH = "/2026/quiet"
# Bytes of script and stylesheet together, as gzip; SETTLED by the contract.
MOST_BYTES = 8_192


def test_script_and_stylesheet_are_eight_kilobytes_together(house):
    house.start()
    sizes = {}
    for name, kind in (("embed.js", "text/javascript"), ("embed.css", "text/css")):
        status, headers, body = house.ask("GET", "/" + name)
        assert status == 200
        assert headers["Content-Type"] == kind + "; charset=utf-8"
        assert headers["Cache-Control"] == "public, max-age=3600, stale-while-revalidate=604800"
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        packed = house.ask("GET", "/" + name, headers={"Accept-Encoding": "gzip"})
        assert packed[1]["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed[2]) == body
        sizes[name] = len(packed[2])
        again = house.ask("GET", "/" + name, headers={"If-None-Match": headers["ETag"]})
        assert (again[0], again[2]) == (304, b"")
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_a_view_asks_one_host_and_leaves_nothing_behind(articles, posted, visit):
    site = articles()
    posted(PATH, "The first.")
    watched = visit(site.add(PATH))
    page = watched.page
    page.click("#comment")
    page.keyboard.type("Typed and not sent.")
    page.click("[name=afterword_preview]")
    page.wait_for_selector(".aw-preview")
    assert watched.hosts() == {site.origin.split("/")[2], site.home.split("/")[2]}
    assert page.context.cookies() == []
    assert watched.stored() == [{}, {}]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    # Nothing was forbidden by the page's policy, Trusted Types included.
    assert watched.said == []


def test_no_answer_to_the_element_sets_a_cookie(articles, house, posted, visit):
    site = articles()
    cookies = []
    watched = visit(
        site.add(PATH),
        before=lambda page: page.on("response", lambda answer: cookies.append(answer.headers.get("set-cookie"))),
    )
    page = watched.page
    page.check("#wp-comment-cookies-consent")
    page.fill("#comment", "With consent.")
    page.fill("#author", "Ada")
    page.fill("#email", "ada@example.org")
    page.click("#submit")
    page.wait_for_selector(".aw-receipt")
    assert set(cookies) == {None}
    assert page.context.cookies() == []
    assert "ada@example.org" not in str(watched.stored())


def test_the_hosted_page_runs_the_element_and_nothing_else(house, visit):
    house.start()
    watched = visit(f"{house.url}/sites/default/thread?page=/hosted")
    policy = house.ask("GET", "/sites/default/thread?page=/hosted")[1]["Content-Security-Policy"]
    assert "script-src 'self'; connect-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert watched.page.evaluate("document.scripts.length") == 1
    assert watched.page.evaluate("document.querySelectorAll('[style], style').length") == 0
    assert watched.said == []
    # A receipt is an author's own page: no script at all.
    receipt = house.post("/hosted", "A text.")[2]["receipt"].split("/receipts/")[1]
    assert "script-src" not in house.ask("GET", "/receipts/" + receipt)[1]["Content-Security-Policy"]
