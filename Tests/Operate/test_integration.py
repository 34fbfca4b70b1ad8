"""The lines of the page "Integration", taken from it and run with the programs they are for."""

import contextlib
import json
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


def post(house, text):
    fields = {"page": KEY, "name": "Ada", "email": "ada@example.org", "body": text}
    answer = house.ask("POST", "/api/v1/sites/blog/comments", json.dumps(fields), {"Content-Type": "application/json"})
    assert answer[0] == 202


def fill(house):
    house.start("--rate-limits", "off")
    house.run("site", "add", "blog", "origin=https://example.org", "url=https://example.org")
    post(house, "It stays.")
    house.run("approve", "1")


def test_nginx_puts_the_comments_into_a_page_and_keeps_them_while_the_server_is_away(house, tmp_path):
    fill(house)
    port, = nginx.free_ports(1)
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


def test_jekyll_shows_the_files_and_publishes_the_further_parts(house, tmp_path):
    fill(house)
    for number in range(2, 103):
        post(house, f"Said for the {number}th time.")
    house.run("approve", "--yes", *map(str, range(2, 103)))
    for folder in ("_plugins", "_layouts", "articles"):
        (tmp_path / folder).mkdir()
    (tmp_path / "_plugins/comments.rb").write_text(snippet("ruby").replace("https://comments.example.org", house.url))
    (tmp_path / "_layouts/article.html").write_text("{{ content }}" + snippet("liquid"))
    for name, path in (("first", KEY), ("quiet", "/articles/café/")):
        (tmp_path / f"articles/{name}.md").write_text(f"---\nlayout: article\npermalink: {path}\n---\nHello.\n")
    command, = re.findall(r"`afterword (render [^`]*)` before the build", PAGE)
    words = command.replace("--out comments", f"--out {tmp_path}/comments").split()
    house.run(*words)
    house.kill()
    subprocess.run(["jekyll", "build", "--quiet", "--source", tmp_path, "--destination", tmp_path / "_site"],
                   check=True, capture_output=True, cwd=tmp_path)
    page = (tmp_path / "_site/articles/first/index.html").read_text()
    part = (tmp_path / "comments/blog/articles/first/comments.html").read_text()
    assert f'<afterword-thread site="blog" page="{KEY}">' in page and part in page and "It stays." in part
    following = re.search(r'<a rel="next" href="(/[^"#?]*)', page).group(1)
    assert "Said for the 102th time." in (tmp_path / f"_site{following}").read_text()
    alone = (tmp_path / "_site/articles/café/index.html").read_text()
    assert f'<a href="{house.url}/sites/blog/thread?page=%2Farticles%2Fcaf%C3%A9%2F">Comments</a>' in alone


# What Eleventy does with a configuration of one shortcode, without its templates.
ELEVENTY = """
import configure from "./eleventy.config.js";
import { comments } from "./comments.js";
const shortcodes = {};
configure({ addAsyncShortcode(name, body) { shortcodes[name] = body; } });
const said = [];
for (const page of process.argv.slice(2)) said.push(await shortcodes.comments(page), await comments(page));
console.log(JSON.stringify(said));
"""


def test_the_function_for_eleventy_and_astro_gives_the_fragment_or_a_link(house, tmp_path):
    fill(house)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "comments.js").write_text(snippet("js").replace("https://comments.example.org", house.url))
    (tmp_path / "eleventy.config.js").write_text(snippet("javascript"))
    (tmp_path / "build.js").write_text(ELEVENTY)

    def build(*pages):
        done = subprocess.run(["node", "build.js", *pages], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    hostile = '/"><script>?a=1&b'
    served = house.ask("GET", f"/sites/blog/fragment?page={KEY}")[2].decode()
    first, again, odd, _ = build(KEY, hostile)
    assert first == again == served and "It stays." in first and 'id="respond"' in odd
    house.kill()
    link = f'<a href="{house.url}/sites/blog/thread?page=%s">Comments</a>'
    assert build(KEY, hostile)[::2] == [link % "%2Farticles%2Ffirst%2F", link % "%2F%22%3E%3Cscript%3E%3Fa%3D1%26b"]
