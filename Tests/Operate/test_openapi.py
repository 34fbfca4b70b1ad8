"""The written description against live answers: valid by its own standard, and every answer as its schema says."""

import json
import re

from jsonschema import Draft202012Validator
from openapi_spec_validator import validate


def test_answers_are_what_the_description_says(house):
    house.start("--rate-limits", "off")
    document = json.loads(house.ask("GET", "/openapi.json")[2])
    validate(document)

    def check(operation, answer):
        """`operation` is `METHOD /path` as described; `answer` what came for it."""
        method, path = operation.split(" ")
        status, headers, body = answer
        described = document["paths"][path][method.lower()]["responses"][str(status)]
        if "$ref" in described:
            described = document["components"]["responses"][described["$ref"].rsplit("/", 1)[1]]
        media = headers["Content-Type"].split(";")[0]
        schema = {**described["content"][media]["schema"], "components": document["components"]}
        value = body if isinstance(body, dict) else json.loads(body)
        errors = [error.message for error in Draft202012Validator(schema).iter_errors(value)]
        assert errors == [], f"{operation} {status}: {errors}"
        return value

    site = "/api/v1/sites/{site}"
    check(f"POST {site}/comments", house.post("/a", "First."))
    held = check(f"POST {site}/comments", house.post("/a", "Second.", website="example.org"))
    check(f"POST {site}/comments", house.post("/a", "First.", headers={"X-Forwarded-For": "203.0.113.3"}))
    check(f"POST {site}/comments", house.post("/a", "", name="", email="x", colour="red"))
    house.run("approve", "1", "2")
    check(f"POST {site}/comments", house.post("/a", "A reply.", parent=1))
    base = "/api/v1/sites/default"
    for view in ("tree", "flat"):
        check(f"GET {site}/comments", house.ask("GET", f"{base}/comments?page=/a&view={view}&limit=1"))
    check(f"GET {site}/comments/{{id}}", house.ask("GET", f"{base}/comments/1?page=/a"))
    check(f"GET {site}/comments/{{id}}", house.ask("GET", f"{base}/comments/3?page=/a"))
    for number, order in ((1, {"reason": "worried", "note": "Look."}), (1, {"reason": "worried"}),
                          (1, {"reason": "x", "colour": 1}), (3, {"reason": "spam"})):
        path = f"{base}/comments/{number}/reports?page=/a"
        sent = house.ask("POST", path, json.dumps(order), {"Content-Type": "application/json"})
        check(f"POST {site}/comments/{{id}}/reports", sent)
    check(f"GET {site}/counts", house.ask("GET", f"{base}/counts?page=/a&page=/b"))
    check(f"GET {site}/latest", house.ask("GET", f"{base}/latest"))
    for feed in ("feed.json", "feed.json?page=/a"):
        check("GET /sites/{site}/feed.json", house.ask("GET", f"/sites/default/{feed}"))
    check(f"GET {site}/form", house.ask("GET", f"{base}/form"))
    receipt = "/api/v1/receipts/" + held["receipt_token"]
    check("GET /api/v1/receipts/{token}", house.ask("GET", receipt))
    json_body = {"Content-Type": "application/json"}
    for change in ('{"notify": true}', '{"appeal": true}', "{}"):
        check("PATCH /api/v1/receipts/{token}", house.ask("PATCH", receipt, change, json_body))
    check("DELETE /api/v1/receipts/{token}", house.ask("DELETE", receipt))
    check("GET /readyz", house.ask("GET", "/readyz"))

    token = re.search(r"awm_\S+", house.run("token", "create", "Olga", "--role", "admin").stdout).group(0)
    desk = "/api/v1/moderation"
    bearer = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    for path in ("queue", "threads", "pages", "tokens", "sites", "policies", "settings", "doctor", "stats",
                 "log", "log/verify", "log/public", "log/figures"):
        check(f"GET {desk}/{path}", house.ask("GET", f"{desk}/{path}", headers=bearer))
    for path in ("log?id=0&since=soon", "log/public?since=2020-01-01", "log/figures?month=x", "stats?days=0&site=b"):
        check(f"GET {desk}/{path.split('?')[0]}", house.ask("GET", f"{desk}/{path}", headers=bearer))
    check(f"GET {desk}/queue", house.ask("GET", f"{desk}/queue"))
    check(f"GET {desk}/queue", house.ask("GET", f"{desk}/queue?state=reported", headers=bearer))
    check(f"GET {desk}/queue", house.ask("GET", f"{desk}/queue?language=xx", headers=bearer))
    check(f"GET {desk}/comments/{{id}}", house.ask("GET", f"{desk}/comments/1", headers=bearer))
    check(f"GET {desk}/comments/{{id}}", house.ask("GET", f"{desk}/comments/3", headers=bearer))
    why_not = house.ask("GET", f"{desk}/comments/3/why-not?rule=links-many", headers=bearer)
    check(f"GET {desk}/comments/{{id}}/why-not", why_not)
    for path, order in (
        ("decisions", {"items": [{"id": 3, "version": 1}, {"id": 3}, {"id": 77}], "outcome": "spam"}),
        ("undo", {}),
        ("undo", {}),
        ("explain", {"text": "Buy now http://shop.example"}),
        ("tokens", {"name": "Mona", "role": "king"}),
    ):
        check(f"POST {desk}/{path}", house.ask("POST", f"{desk}/{path}", json.dumps(order), bearer))
    one = f"{desk}/comments/{{id}}"
    check(f"PUT {one}/lease", house.ask("PUT", f"{desk}/comments/1/lease", headers=bearer))
    check(f"PUT {one}/lease", house.ask("PUT", f"{desk}/comments/1/lease"))
    assert house.ask("DELETE", f"{desk}/comments/1/lease", headers=bearer)[0] == 204
    edit = json.dumps({"body": "Better.", "reason": "a slip", "version": 1})
    check(f"PATCH {one}", house.ask("PATCH", f"{desk}/comments/1", edit, bearer))
    check(f"PATCH {one}", house.ask("PATCH", f"{desk}/comments/1", '{"body": "Better.", "reason": "a slip"}', bearer))
    for words in ("Welcome.", ""):
        order = json.dumps({"body": words, "name": "Ann"})
        check(f"POST {one}/replies", house.ask("POST", f"{desk}/comments/1/replies", order, bearer))
    for method in ("PUT", "PUT", "DELETE"):
        check(f"{method} {one}/pin", house.ask(method, f"{desk}/comments/1/pin", headers=bearer))
        check(f"GET {site}/comments", house.ask("GET", f"{base}/comments?page=/a"))
    check(f"PUT {one}/pin", house.ask("PUT", f"{desk}/comments/3/pin", headers=bearer))
    for order in ({"for": "30d", "reason": "loud"}, {"for": "soon"}):
        check(f"POST {one}/ban", house.ask("POST", f"{desk}/comments/3/ban", json.dumps(order), bearer))
    check(f"GET {desk}/bans", house.ask("GET", f"{desk}/bans?site=default", headers=bearer))
    check(f"GET {one}", house.ask("GET", f"{desk}/comments/3", headers=bearer))
    check(f"DELETE {one}/ban", house.ask("DELETE", f"{desk}/comments/3/ban", headers=bearer))
    check(f"DELETE {desk}/bans/{{id}}", house.ask("DELETE", f"{desk}/bans/1", headers=bearer))
    for order in ({"reason": "asked for a call"}, {}):
        check(f"POST {one}/reveal", house.ask("POST", f"{desk}/comments/3/reveal", json.dumps(order), bearer))
    for question in ("", "?after=0", "?after=0&wait=99"):
        check(f"GET {desk}/changes", house.ask("GET", f"{desk}/changes{question}", headers=bearer))
    for change in ('{"open": false}', '{"page": "/moved"}', "{}"):
        check(f"PATCH {desk}/threads/{{id}}", house.ask("PATCH", f"{desk}/threads/1", change, bearer))
    check(f"GET {desk}/threads", house.ask("GET", f"{desk}/threads?page=/a", headers=bearer))
    for change in ('{"title": "T", "close_after_days": 30}', '{"policy": "peer-support", "language": "de"}',
                   '{"language": "tlh"}'):
        check(f"PUT {desk}/sites/{{site}}", house.ask("PUT", f"{desk}/sites/default", change, bearer))
    check(f"POST {site}/comments", house.post("/b", "Call me, 07700 900142.", second_look=True))
