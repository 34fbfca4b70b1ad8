"""No GET changes state: every one that the description knows is asked, and the store is compared row by row."""

import json
import re
import sqlite3

QUERIES = {
    "counts": "?page=/a&page=/b", "changes": "?after=0", "why-not": "?rule=new-author-read-first",
    "figures": "?month=2026-11", "report": "?page=/a&comment=1",
}


def rows(house):
    """Every row of every table, as the file has it."""
    with sqlite3.connect(f"file:{house.folder}/afterword.sqlite?mode=ro", uri=True) as store:
        names = [name for name, in store.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {name: store.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def test_every_get_leaves_the_store_as_it_was(house):
    house.start("--rate-limits", "off")
    receipts = [house.post("/a", f"Number {number}.")[2]["receipt_token"] for number in range(3)]
    house.run("approve", "1", "2")
    house.post("/a", "An answer.", parent=1)
    house.run("ban", "3", "--for", "30d", "--reason", "loud")
    token = re.search(r"awm_\S+", house.run("token", "create", "Olga", "--role", "admin").stdout).group(0)
    described = json.loads(house.ask("GET", "/openapi.json")[2])["paths"]
    before = rows(house)
    assert len(before["comment"]) == 4 and len(before) > 20
    answered = 0
    for path, operations in described.items():
        if "get" not in operations:
            continue
        asked = path.replace("{site}", "default").replace("{id}", "1").replace("{token}", receipts[2])
        assert "{" not in asked, path
        query = QUERIES.get(asked.rsplit("/", 1)[1], "?page=/a")
        for headers in ({}, {"Authorization": f"Bearer {token}"}):
            status, _, _ = house.ask("GET", asked + query, headers=headers)
            assert status < 500, (asked, status)
            answered += status == 200
            house.ask("HEAD", asked + query, headers=headers)
    assert answered > 40
    assert rows(house) == before
    house.run("approve", "3")
    assert rows(house) != before
