"""A site's own articles on an origin of their own, with the element inside, under a strict Content-Security-Policy."""

import http.server
import json
import pathlib
import threading

import pytest

# What the page "Embedding" tells a site to allow, and nothing more; {home} is the comment server.
CSP = (
    "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src {home}/embed.js; "
    "style-src {home}/embed.css 'self'; connect-src {home}; form-action {home}; "
    "require-trusted-types-for 'script'; trusted-types afterword"
)
ARTICLE = """<!DOCTYPE html>
<html lang="{lang}"{more}><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/site.css"><link rel="stylesheet" href="{home}/embed.css">
<script src="{home}/embed.js" defer></script></head>
<body><main><h1>{title}</h1><p>What the article says.</p>
<afterword-thread site="default" page="{path}">{inside}</afterword-thread></main></body></html>"""
# A site that knows light and dark; the comments are told nothing of it.
STYLE = """
body { font: 1rem/1.6 sans-serif; margin: 0; background: #fff; color: #222; }
main { max-width: 40rem; margin: auto; padding: 1rem; } a { color: #00509e; }
@media (prefers-color-scheme: dark) { body { background: #15171a; color: #e6e6e6; } a { color: #8ac2f5; } }
"""
# The shipped rules without the one that takes a browser driven by a test for what it is.
SWIFT = ("policy: swift-{policy}\nversion: 1\ndescription: For readers who type very fast.\n"
         "extends: {policy}\ndisable: [form-trap]\n")


class Articles:
    """The owner's web server: articles by path, all else not there."""

    def __init__(self, home):
        self.home = home
        self.pages = {"/site.css": (STYLE, "text/css")}
        articles = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body, kind = articles.pages.get(self.path.partition("?")[0], ("", "text/plain"))
                data = body.encode()
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", kind + "; charset=utf-8")
                self.send_header("Content-Length", str(len(data)))
                self.send_header("Content-Security-Policy", CSP.format(home=articles.home))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def add(self, path, inside="", title="The article", more="", lang="en"):
        html = ARTICLE.format(home=self.home, path=path, inside=inside, title=title, more=more, lang=lang)
        self.pages[path] = (html, "text/html")
        return self.origin + path

    def add_page(self, path, html):
        self.pages[path] = (html, "text/html")
        return self.origin + path


class Watched:
    """A reader's page with everything it asked for, said or was forbidden."""

    def __init__(self, page):
        self.page, self.asked, self.said = page, [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda line: self.said.append(line.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def hosts(self):
        return {url.split("/")[2] for url in self.asked if url.startswith("http")}

    def stored(self):
        return self.page.evaluate("[{...localStorage}, {...sessionStorage}]")


@pytest.fixture
def articles(house):
    """A running house whose site lives on another origin."""
    made = []

    def open_site(*options, policy="blog", **settings):
        folder = pathlib.Path(house.folder) / "policies"
        folder.mkdir(parents=True)
        for shipped in ("strict", "peer-support", "blog"):
            (folder / f"swift-{shipped}.yaml").write_text(SWIFT.format(policy=shipped))
        house.start("--rate-limits", "off", *options)
        site = Articles(house.url)
        made.append(site)
        more = [f"{key}={value}" for key, value in settings.items()]
        house.run(
            "site", "set", "default", f"origin={site.origin}", f"url={site.origin}", f"policy=swift-{policy}",
            *more,
        )
        return site

    yield open_site
    for site in made:
        site.server.shutdown()
        site.server.server_close()


@pytest.fixture
def posted(house):
    """Posts a comment through the API; gives its number."""

    def post(page, body, **more):
        status, _, answer = house.post(page, body, **more)
        assert status == 201, answer
        return answer["comment"]["id"]

    return post


@pytest.fixture
def visit(reader):
    """Opens an address with JavaScript and waits until the element is alive."""

    def go(url, wait="ready", before=None, **options):
        page = reader(javascript=True, **options)
        watched = Watched(page)
        page.add_init_script(
            """window.told = [];
            for (const name of ["ready", "failed", "posted", "refused", "more", "fresh"]) {
              addEventListener("afterword:" + name, (event) => told.push([name, event.detail]));
            }
            window.heard = (name, times = 1) => new Promise((hear, fail) => {
              const look = () => { if (told.filter(([known]) => known === name).length >= times) hear(); };
              look();
              addEventListener("afterword:" + name, look);
              setTimeout(() => fail(new Error(`${name} was not told ${times} times`)), 30000);
            });"""
        )
        if before:
            before(page)
        page.goto(url)
        if wait:
            # Not wait_for_function, which evaluates anew in a page whose policy forbids it.
            page.evaluate("name => heard(name)", wait)
        return watched

    return go
