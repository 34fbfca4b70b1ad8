"""An article that Afterword did not make: a WordPress theme's form whose `action` alone was changed."""

import http.server
import json
import threading

ARTICLE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>An older article</title>
<h1>An older article</h1><div id="thread"></div>
<div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3>
<form action="{action}/wp-comments-post.php" method="post" id="commentform" class="comment-form">
<p class="comment-notes"><span id="email-notes">Your email address will not be published.</span>
Required fields are marked *</p>
<p><label for="comment">Comment *</label><textarea id="comment" name="comment"></textarea></p>
<p><label for="author">Name *</label><input id="author" name="author" type="text" size="30"></p>
<p><label for="email">Email *</label><input id="email" name="email" type="email" size="30"></p>
<p><label for="url">Website</label><input id="url" name="url" type="url" size="30"></p>
<p><input id="wp-comment-cookies-consent" name="wp-comment-cookies-consent" type="checkbox" value="yes">
<label for="wp-comment-cookies-consent">Save my name</label></p>
<p class="form-submit"><input name="submit" type="submit" id="submit" class="submit" value="Post Comment">
<input type="hidden" name="comment_post_ID" value="42" id="comment_post_ID">
<input type="hidden" name="comment_parent" id="comment_parent" value="0"></p></form></div>
<script>
fetch("{action}/api/v1/sites/default/comments?page=/2026/an-older-article/")
  .then(answer => answer.json())
  .then(thread => {{
    document.getElementById("thread").innerHTML = thread.comments.map(one => one.html).join("");
    document.body.dataset.loaded = thread.comments.length;
  }});
</script></html>"""


class Site:
    """The owner's own web server, on an origin of its own."""

    def __init__(self, action):
        page = ARTICLE.format(action=action).encode()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def test_a_wordpress_form_posts_lands_on_a_receipt_and_is_fetched_into_its_page(house, reader, tmp_path):
    house.start()
    site = Site(house.url)
    numbers = tmp_path / "ids.txt"
    numbers.write_text("42\t/2026/an-older-article/\n")
    house.run(
        "site", "set", "default", f"origin={site.origin}", f"url={site.origin}", f"ids={numbers}",
    )
    page = reader(javascript=True)
    page.goto(site.origin + "/2026/an-older-article/")
    page.wait_for_selector("body[data-loaded='0']")
    page.fill("#comment", "Still true after all these years.")
    page.fill("#author", "Ada")
    page.fill("#email", "ada@example.org")
    with page.expect_navigation(wait_until="load"):
        page.click("#submit")
    assert page.url.startswith(house.url + "/receipts/")
    assert page.locator("h1").inner_text() == "Your comment is awaiting moderation"
    assert page.locator(".aw-back a").get_attribute("href") == (
        site.origin + "/2026/an-older-article"
    )
    queue = json.loads(house.run("queue", "--json").stdout)
    assert [item["page"] for item in queue["items"]] == ["/2026/an-older-article"]
    house.run("approve", str(queue["items"][0]["id"]))
    page.goto(site.origin + "/2026/an-older-article/")
    page.wait_for_selector("body[data-loaded='1']")
    assert page.locator("#thread").inner_text() == "Still true after all these years."
    site.server.shutdown()


def test_a_page_of_somebody_else_may_not_post(house, reader):
    house.start()
    site = Site(house.url)
    page = reader(javascript=True)
    page.goto(site.origin + "/")
    page.fill("#comment", "From a page that nobody allowed.")
    page.fill("#author", "Eve")
    page.fill("#email", "eve@example.org")
    with page.expect_navigation(wait_until="load"):
        page.click("#submit")
    assert page.locator("h1").inner_text() == "This page may not post here"
    assert page.input_value("#kept") == "From a page that nobody allowed."
    assert house.run("queue", "--format", "count").stdout == "0\n"
    site.server.shutdown()
