"""What moderators do besides deciding, with the real program."""

import json


def comments(house, page="/a"):
    return json.loads(house.ask("GET", f"/api/v1/sites/default/comments?page={page}&view=flat")[2])


def test_a_pinned_comment_stands_first_and_in_its_place(house):
    house.start("--rate-limits", "off")
    for number in range(2):
        house.post("/a", f"Comment {number}.")
    assert house.run("pin", "2", check=False).returncode == 4
    house.run("approve", "1", "2")
    assert "stands first on its page" in house.run("pin", "2").stdout
    answer = comments(house)
    assert [item["id"] for item in answer["pinned"]] == [2]
    assert [item.get("pinned", False) for item in answer["comments"]] == [False, True]
    assert "pinned: readers see it first" in house.run("show", "2").stdout
    assert "let it stand first on its page" in house.run("log").stdout
    house.run("undo")
    assert "pinned" not in comments(house)
    assert house.run("pin", "99", check=False).returncode == 3
    assert house.stop() == 0
    house.run("pin", "1")
    assert json.loads(house.run("unpin", "1", "--json").stdout)["batch"]
    assert house.run("log", "verify").returncode == 0
    assert house.run("doctor").returncode == 0


def test_a_banned_author_waits_and_no_answer_says_so(house):
    house.start("--rate-limits", "off")
    house.run("site", "set", "default", "policy=blog")
    assert house.post("/a", "One, a kind word.")[0] == 201
    assert house.run("ban", "1", "--for", "30d", check=False).returncode == 2
    said = house.run("ban", "1", "--for", "30d", "--reason", "names neighbours").stdout
    assert "known by the address that they typed" in said and "@" not in said
    status, _, answer = house.post("/a", "Two, a kind word.")
    assert status == 202 and "ban" not in json.dumps(answer)
    assert house.post("/a", "Three, a kind word.", name="Bela", email="bela@example.org")[0] == 201
    assert "the author is banned" in house.run("queue").stdout
    assert "banned until" in house.run("show", "1").stdout
    assert "names neighbours" in house.run("ban", "list").stdout
    assert house.run("ban", "list", "--format", "ids").stdout == "b1\n"
    assert house.run("unban", "b1").returncode == 0
    assert house.run("unban", "b1", check=False).returncode == 3
    assert house.run("ban", "list").stdout == "Nobody is banned.\n"
    assert house.post("/a", "Four, a kind word.")[0] == 201
    told = house.run("log", "--subject", "ban").stdout
    assert "banned its author until 20" in told and "ended the ban on its author" in told
    assert house.stop() == 0
    house.run("ban", "3", "--for", "1h", "--reason", "alone", "--json")
    assert house.run("doctor").returncode == 0


def test_a_moved_conversation_is_found_by_both_pages(house):
    house.start("--rate-limits", "off")
    house.post("/old", "One.")
    house.post("/taken", "Two.")
    house.run("approve", "1")
    assert "/old leads there, too" in house.run("thread", "move", "/old", "/new").stdout
    for page in ("/old", "/new"):
        assert comments(house, page)["page"] == {"key": "/new", "url": None, "title": None, "open": True, "count": 1}
    refused = house.run("thread", "move", "/old", "/taken", check=False)
    assert refused.returncode == 4 and "move that one elsewhere first" in refused.stderr
    assert house.run("thread", "move", "/nowhere", "/x", check=False).returncode == 3
    assert house.post("/old", "Three.", parent=1)[0] == 202
    assert "from /old to /new" in house.run("log", "--act", "move").stdout
    assert house.stop() == 0
    house.run("thread", "move", "/new", "/old")
    assert house.run("thread", "list", "--search", "/old", "--format", "count").stdout == "1\n"
    assert house.run("doctor").returncode == 0


def test_an_old_article_takes_no_comments_and_the_log_says_why(house, tmp_path):
    articles = tmp_path / "articles"
    articles.write_text("/old 2020-01-01 gardening\n/fresh 2099-01-01\n")
    house.start("--rate-limits", "off")
    assert "never" in house.run("site", "set", "default", f"articles={articles}").stdout
    assert house.run("site", "set", "default", "close-after=soon", check=False).returncode == 2
    assert "30 days" in house.run("site", "set", "default", "close-after=30").stdout
    status, _, answer = house.post("/old", "Too late.")
    assert (status, answer["code"]) == (403, "closed")
    assert house.post("/fresh", "In time.")[0] == 202
    told = house.run("log", "--subject", "thread").stdout
    assert "the site's settings" in told and "after 30 days" in told
    house.run("thread", "open", "1")
    assert house.post("/old", "Now it is open.")[0] == 202
    assert house.stop() == 0
    house.start()
    assert json.loads(house.ask("GET", "/api/v1/sites/default/comments?page=/old")[2])["page"]["open"]


def test_an_address_is_revealed_to_an_admin_who_says_why(house):
    house.start("--rate-limits", "off")
    house.post("/a", "One.")
    refused = house.run("reveal", "1", check=False)
    assert refused.returncode == 2 and "without a reason" in refused.stderr
    shown = house.run("reveal", "1", "--reason", "they asked for a call")
    assert shown.stdout == "ada@example.org\n"
    told = house.run("log", "--subject", "reveal").stdout
    assert "was shown the address" in told and "they asked for a call" in told and "@" not in told
    clear = house.run("reveal", "1", "--reason", "x", "--server", "http://203.0.113.9", check=False)
    assert clear.returncode == 2 and "in clear" in clear.stderr
    assert house.run("reveal", "9", "--reason", "x", check=False).returncode == 3
    assert house.stop() == 0
    assert json.loads(house.run("reveal", "1", "--reason", "alone", "--json").stdout)["address"] == "ada@example.org"
    assert "ada@" not in house.log.read_text()
