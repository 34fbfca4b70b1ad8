"""Mozilla Observatory's published scoring (mozilla/http-observatory, httpobs/docs/scoring.md, 2024), for one page.

Only what a site like ours can meet is told apart; anything else fails loudly. Preloading, which Mozilla looks up in a
list, counts as not done.
"""

import re

BASELINE = 100
# Points are only added where there are 90 without them.
ENOUGH_FOR_BONUS = 90


def score(headers, html, redirect, cookies):
    """`redirect` is the Location of the plain address; gives the points and what they came from."""
    parts = {
        "content-security-policy": policy(headers),
        "cookies": cookie(cookies),
        "redirection": 0 if redirect.startswith("https://") else -20,
        "referrer-policy": referrer(headers.get("Referrer-Policy")),
        "strict-transport-security": transport(headers.get("Strict-Transport-Security") or ""),
        "subresource-integrity": scripts(html),
        "x-content-type-options": 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5,
        "x-frame-options": frames(headers),
        "cross-origin-resource-sharing": -50 if headers.get("Access-Control-Allow-Origin") == "*" else 0,
    }
    without = BASELINE + sum(points for points in parts.values() if points < 0)
    bonus = sum(points for points in parts.values() if points > 0)
    return without + (bonus if without >= ENOUGH_FOR_BONUS else 0), parts


def directives(headers):
    text = headers.get("Content-Security-Policy") or ""
    return {part.split()[0]: part.split()[1:] for part in text.split(";") if part.strip()}


def policy(headers):
    rules = directives(headers)
    if not rules:
        return -25
    if any("http:" in source for sources in rules.values() for source in sources):
        return -20
    scripts = rules.get("script-src", rules.get("default-src", ["*"]))
    if "'unsafe-inline'" in scripts or "*" in scripts or "data:" in scripts:
        return -20
    if any("'unsafe-eval'" in sources for sources in rules.values()):
        return -10
    if "'unsafe-inline'" in rules.get("style-src", []):
        return 0
    return 10 if rules.get("default-src") == ["'none'"] else 5


def cookie(cookies):
    if not cookies:
        return 0
    good = all("Secure" in one and "HttpOnly" in one for one in cookies)
    return (5 if all("SameSite" in one for one in cookies) else 0) if good else -40


def referrer(value):
    private = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    return 5 if value in private else 0 if value in (None, "no-referrer-when-downgrade") else -5


def transport(value):
    age = re.search(r"max-age=(\d+)", value)
    return -20 if not age else 0 if int(age.group(1)) >= 15_768_000 else -10


def scripts(html):
    sources = re.findall(r"<script[^>]*src=\"([^\"]*)\"([^>]*)", html)
    if any(source.startswith("http:") for source, _ in sources):
        return -50
    elsewhere = [rest for source, rest in sources if source.startswith(("https:", "//"))]
    if sources and all("integrity=" in rest for _, rest in sources):
        return 5
    return -5 if any("integrity=" not in rest for rest in elsewhere) else 0


def frames(headers):
    if "frame-ancestors" in directives(headers):
        return 5
    return 0 if headers.get("X-Frame-Options") in ("DENY", "SAMEORIGIN") else -20
