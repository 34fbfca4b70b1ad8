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
