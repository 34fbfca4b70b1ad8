"""Unique addresses go in by every way; then everything that comes out or lies on the disk is searched for them."""

import base64
import glob
import hashlib
import json
import pathlib
import urllib.parse

WAYS = ["json", "form", "form-error", "json-error", "duplicate", "edited", "withdrawn", "token", "reply"]


def canary(way):
    return f"Canary.{way}.q7Zx@Bird-{way}.example.org"


def spellings(address):
    """How one address could be written: plain, folded, percent, base64, hashes of it and of its parts."""
    lower = address.lower()
    local = address.split("@")[0]
    found = set()
    for text in {address, lower, lower.strip(), local, local.lower()}:
        raw = text.encode()
        found.add(text)
        found.add(urllib.parse.quote(text, safe=""))
        found.add(text.replace("@", "%40").replace(".", "%2E"))
        found.add(raw.hex())
        for shift in range(3):
            # What base64 makes of it at each alignment, without the characters that its neighbours change.
            whole = base64.b64encode(b"\0" * shift + raw).decode()
            found.add(whole[(shift * 8 + 5) // 6 : len(whole.rstrip("=")) - 1])
        for name in ("md5", "sha1", "sha256"):
            digest = hashlib.new(name, raw)
            found.add(digest.hexdigest())
            found.add(base64.b64encode(digest.digest()).decode().rstrip("="))
            found.add(base64.urlsafe_b64encode(digest.digest()).decode().rstrip("="))
    return {text for text in found if len(text) >= 8}


def binary_spellings(address):
    """The same as bytes of a file, raw digests included."""
    found = {text.encode() for text in spellings(address)}
    for text in (address, address.lower()):
        for name in ("md5", "sha1", "sha256"):
            found.add(hashlib.new(name, text.encode()).digest()[:12])
    return found


def send_form(house, fields, headers=None):
    body = urllib.parse.urlencode(fields)
    return house.ask(
        "POST",
        "/wp-comments-post.php",
        body,
        {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})},
    )


def post_everything(house):
    """Every way in; gives the answers and the receipts."""
    answers, receipts = [], {}

    def keep(name, answer):
        status, headers, body = answer
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
        answers.append((name, status, str(headers).encode() + text))
        return answer

    def send(way, page="/a", **more):
        answer = keep(way, house.post(page, f"Text of {way}.", name=way, email=canary(way), **more))
        receipts[way] = answer[2].get("receipt_token")
        return answer

    send("json")
    send("duplicate")
    keep("duplicate again", house.post(
        "/a", "Text of duplicate.", name="duplicate", email=canary("duplicate"),
        headers={"X-Forwarded-For": "203.0.113.9"},
    ))
    send("edited")
    send("withdrawn")
    send("token", remember=True)
    keep("json-error", house.post("/a", "", name="", email=canary("json-error") + ","))
    form = {"comment": "By form.", "author": "form", "comment_post_ID": "/a", "comment_parent": "0"}
    far = {"X-Forwarded-For": "203.0.113.10"}
    sent = keep("form", send_form(house, {**form, "email": canary("form")}, far))
    receipts["form"] = sent[1]["Location"].rsplit("/", 1)[1]
    house.run("approve", "1")
    keep("reply", house.post(
        "/a", "A reply.", name="reply", email=canary("reply"), parent=1,
        headers={"X-Forwarded-For": "203.0.113.11"},
    ))
    return answers, receipts, form


def every_answer(house, receipts):
    """Every route there is, read by anybody and by an operator."""
    document = json.loads(house.ask("GET", "/openapi.json")[2])
    values = {"site": "default", "id": "1", "token": receipts["json"]}
    for path, operations in document["paths"].items():
        for name, value in values.items():
            path = path.replace("{" + name + "}", value)
        for query in ("", "?page=/a", "?page=/a&view=flat", "?page=/a&replyto=1", "?state=all"):
            for method in ("GET", "HEAD", "OPTIONS"):
                status, headers, body = house.ask(method, path + query)
                assert status < 500
                yield f"{method} {path}{query}", str(headers).encode() + body


def test_no_address_comes_out_anywhere(house, tmp_path):
    house.start("--log-level", "trace")
    answers, receipts, form = post_everything(house)
    edited = json.dumps({"body": "Edited."})
    status, _, _ = house.ask(
        "PATCH", f"/api/v1/receipts/{receipts['edited']}", edited, {"Content-Type": "application/json"}
    )
    assert status == 200
    status, _, _ = house.ask("DELETE", f"/api/v1/receipts/{receipts['withdrawn']}")
    assert status == 200
    outputs = [(name, body) for name, _, body in answers]
    outputs += list(every_answer(house, receipts))
    for token in receipts.values():
        outputs.append(("receipt", house.ask("GET", f"/receipts/{token}")[2]))
    for verb in (
        ["queue", "--state", "all", "--json"], ["queue", "--format", "csv"], ["queue"], ["show", "1"],
        ["show", "1", "--json"], ["explain", "2"], ["thread", "list"], ["site", "list", "--json"],
        ["settings"], ["doctor"], ["log", "verify"], ["token", "list"], ["hold", "2"], ["undo"],
        ["pin", "1"], ["ban", "1", "--for", "30d", "--reason", "loud"], ["ban", "list"], ["ban", "list", "--json"],
        ["show", "1"], ["show", "1", "--json"], ["unban", "b1", "--json"], ["thread", "move", "/a", "/b"], ["log"],
    ):
        done = house.run(*verb, check=False)
        outputs.append((" ".join(verb), (done.stdout + done.stderr).encode()))
    # The one answer with an address: it goes to whoever asked and lies nowhere else.
    revealed = house.run("reveal", "1", "--reason", "asked for").stdout
    assert revealed.lower() == canary("json").lower() + "\n"
    outputs.append(("log of reveals", house.run("log", "--subject", "reveal", "--json").stdout.encode()))
    backup = tmp_path / "backup.sqlite"
    house.run("backup", str(backup))
    assert house.stop() == 0
    outputs.append(("log", house.log.read_bytes()))
    assert outputs[-1][1].count(b" answered\n") > 100

    for way in WAYS:
        for name, body in outputs:
            folded = body.lower()
            for text in spellings(canary(way)):
                assert text.encode() not in body, f"{text} of {way} in {name}"
                assert text.lower().encode() not in folded, f"{text} of {way} in {name}"
        for path in [str(backup), *glob.glob(house.folder + "/**", recursive=True)]:
            if pathlib.Path(path).is_file():
                content = pathlib.Path(path).read_bytes()
                for spelled in binary_spellings(canary(way)):
                    assert spelled not in content, f"{spelled!r} of {way} in {path}"

    # The search is not blind: what is public is found by the same means.
    assert b"Text of json." in b"".join(body for _, body in outputs)


def test_the_form_gives_the_address_back_to_nobody_but_its_sender(house):
    """A form with an error must keep what was typed: that one answer holds it, is kept by nobody, and no other does."""
    house.start("--log-level", "trace")
    address = canary("form-error")
    status, headers, body = send_form(
        house, {"comment": "Text.", "author": "", "email": address, "comment_post_ID": "/a"}
    )
    assert status == 422
    assert headers["Cache-Control"] == "no-store"
    assert body.count(address.encode()) == 1
    status, _, again = house.ask("GET", "/sites/default/thread?page=/a")
    assert status == 200
    assert address.encode() not in again
    assert house.stop() == 0
    assert address.lower().encode() not in house.log.read_bytes().lower()


def test_an_erased_text_leaves_no_byte(house):
    house.start()
    secret = "Zyxomma words that must vanish"
    status, _, answer = house.post("/a", secret, name="Quillfeather")
    assert status == 202
    house.run("queue")
    status, _, _ = house.ask("DELETE", f"/api/v1/receipts/{answer['receipt_token']}")
    assert status == 200
    assert house.stop() == 0
    for path in glob.glob(house.folder + "/**", recursive=True):
        if pathlib.Path(path).is_file():
            content = pathlib.Path(path).read_bytes()
            assert secret.encode() not in content, path
            assert b"Quillfeather" not in content, path
