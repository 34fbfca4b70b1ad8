"""A house where readers write and a moderator approves, all at once, and what each was told."""

import json
import re
import threading
import time

from conftest import READY_SECONDS

WRITERS, PAGES = 8, 3


class Busy(threading.Thread):
    """Asks one thing after another until it is over, and keeps what was acknowledged."""

    # Told whenever one of them got on or ended.
    moved = threading.Condition()

    def __init__(self, act):
        super().__init__(daemon=True)
        self.act, self.done, self.is_over = act, [], False

    def run(self):
        try:
            while not self.is_over:
                done = self.act(len(self.done))
                with Busy.moved:
                    self.done += done
                    Busy.moved.notify_all()
        finally:
            with Busy.moved:
                self.is_over = True
                Busy.moved.notify_all()


def writer(house, mark):
    def post(count):
        text = f"{mark} text {count}"
        status, _, answer = house.post(f"/page-{count % PAGES}", text, name=mark)
        assert status == 202, answer
        return [text]

    return Busy(post)


def new_token(house, role):
    return re.search(r"awm_\S+", house.run("token", "create", "Mona", "--role", role).stdout).group(0)


def moderator(house):
    bearer = {"Authorization": "Bearer " + new_token(house, "moderator"), "Content-Type": "application/json"}

    def approve(_):
        _, _, queue = house.ask("GET", "/api/v1/moderation/queue?limit=5", headers=bearer)
        items = [{"id": item["id"]} for item in json.loads(queue)["items"]]
        order = json.dumps({"items": items, "outcome": "approve"})
        status, _, answer = house.ask("POST", "/api/v1/moderation/decisions", order, bearer)
        assert status == 200 or not items, answer
        return [item["id"] for item in items]

    return Busy(approve)


def backup_under_load(house, copy, enough):
    """A copy made while all are at work; gives what had been acknowledged before it began, and how long it took."""
    busy = [*(writer(house, f"writer {number}") for number in range(WRITERS)), moderator(house)]
    for thread in busy:
        thread.start()
    *writers, decider = busy
    with Busy.moved:
        assert Busy.moved.wait_for(
            lambda: any(thread.is_over for thread in busy)
            or sum(len(thread.done) for thread in writers) >= enough and decider.done, READY_SECONDS,
        )
    told, approved = [text for thread in writers for text in thread.done], list(decider.done)
    begin = time.monotonic()
    house.run("backup", str(copy))
    seconds = time.monotonic() - begin
    for thread in busy:
        assert not thread.is_over, "it failed"
        thread.is_over = True
    for thread in busy:
        thread.join()
    return told, approved, seconds
