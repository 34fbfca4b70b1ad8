"""The lines of the page "Integration", taken from it and run with the programs they are for."""

import contextlib
import re
import subprocess
import time
import urllib.error
import urllib.request

import nginx
from conftest import ROOT

PAGE = (ROOT / "Sources/Pages/Pages.docc/Integration.md").read_text()
KEY = "/articles/first/"


def snippet(language):
    """The only block of a language."""
    block, = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return block


def fill(house):
    house.start("--rate-limits", "off")
    house.run("site", "add", "blog", "origin=https://example.org", "url=https://example.org")
    answer = house.ask("POST", "/api/v1/sites/blog/comments",
                       '{"page": "%s", "name": "Ada", "email": "ada@example.org", "body": "It stays."}' % KEY,
                       {"Content-Type": "application/json"})
    assert answer[0] == 202
    house.run("approve", "1")


def test_nginx_puts_the_comments_into_a_page_and_keeps_them_while_the_server_is_away(house, tmp_path):
    fill(house)
    port = nginx.free_port()
    article = tmp_path / "root" / "articles" / "first" / "index.html"
    article.parent.mkdir(parents=True)
    include, = re.findall(r"```html\n(<!--#.*?)```", PAGE, re.DOTALL)
    article.write_text("<h1>First</h1>\n" + include.replace("/2026/first-evening/", KEY))
    blocks = snippet("nginx").replace("127.0.0.1:8080", f"127.0.0.1:{house.port}").replace("200 5s", "200 1s")
    path = re.search(r"`(proxy_cache_path [^`]*)`", PAGE).group(1).replace("/var/cache/nginx", str(tmp_path))
    server = f"server {{ listen 127.0.0.1:{port};\nroot {tmp_path}/root;\n{blocks}}}\n"
    with nginx.running(f"{path}\n{server}", tmp_path, port):

        def page():
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{KEY}", timeout=30) as answer:
                return answer.read().decode()

        first = page()
        assert first.startswith("<h1>First</h1>") and "It stays." in first and "<form" in first
        house.kill()
        # Past the second that a copy counts as new: what is served then is the older one.
        end = time.monotonic() + 2
        while time.monotonic() < end:
            assert page() == first
        with contextlib.suppress(urllib.error.HTTPError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/afterword-fragment?page={KEY}", timeout=30)
            raise AssertionError("what is internal was served")


def test_hugo_builds_pages_with_their_comments_and_a_link_where_there_are_none(house, tmp_path):
    fill(house)
    (tmp_path / "layouts" / "partials").mkdir(parents=True)
    (tmp_path / "layouts" / "_default").mkdir()
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "config.toml").write_text(
        'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n')
    (tmp_path / "layouts/_default/single.html").write_text('{{ .Content }}{{ partial "comments.html" . }}')
    (tmp_path / "layouts/_default/list.html").write_text("{{ .Title }}")
    (tmp_path / "content/articles/first.md").write_text("---\ntitle: First\n---\nHello.\n")
    partial = tmp_path / "layouts/partials/comments.html"
    partial.write_text(snippet("go-html-template").replace("https://comments.example.org", house.url))

    def build(name):
        subprocess.run(["hugo", "--quiet", "--source", tmp_path, "--destination", tmp_path / name, "--cacheDir",
                        tmp_path / ("cache of " + name)], check=True, capture_output=True, text=True)
        return (tmp_path / name / "articles/first/index.html").read_text()

    page = build("with")
    assert f'<afterword-thread site="blog" page="{KEY}">' in page
    assert house.ask("GET", f"/sites/blog/fragment?page={KEY}")[2].decode() in page
    house.kill()
    alone = build("without")
    assert f'<a href="{house.url}/sites/blog/thread?page=%2Farticles%2Ffirst%2F">Comments</a>' in alone
    assert "It stays." not in alone
