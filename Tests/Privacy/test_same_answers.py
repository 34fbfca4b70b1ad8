"""An address that somebody typed changes nothing: known and unknown ones get the same answers (SETTLED 8)."""

import re


def masked(answer):
    """An answer without what is random or counted by nature."""
    status, headers, body = answer
    names = tuple(sorted(headers.keys()))
    text = re.sub(r"(\d+\.)?[A-Za-z0-9_-]{43}", "TOKEN", str(sorted(body.items())))
    return status, names, text


def test_a_known_address_is_answered_like_an_unknown_one(house):
    house.start("--rate-limits", "off")
    known = "Known.Person@example.org"
    for number in range(6):
        assert house.post("/a", f"Earlier comment {number}.", name="Known", email=known)[0] == 202
    house.run("approve", "1", "2", "3")
    house.run("reject", "4")
    answers = set()
    for number, email in enumerate([known, "nobody@example.net", known.lower(), "x@example.com"]):
        answer = house.post("/a", f"A new comment, number {number}.", name="Somebody", email=email)
        answers.add(masked(answer))
    assert len(answers) == 1
    # The same text by the same name is a duplicate whatever the address, and from elsewhere.
    again = set()
    for email in (known, "nobody@example.net"):
        answer = house.post(
            "/a", "Earlier comment 1.", name="Known", email=email, headers={"X-Forwarded-For": "203.0.113.99"}
        )
        again.add((answer[0], answer[2]["code"]))
    assert again == {(409, "duplicate")}
    assert house.stop() == 0
