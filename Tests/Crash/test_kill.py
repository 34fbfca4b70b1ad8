"""`kill -9` under eight writers: every comment that was acknowledged is there, once."""

import collections
import http.client
import json
import os
import sqlite3
import threading

CYCLES = 100
WRITERS = 8
# Acknowledged comments after which the server is killed: each cycle at another point of its work.
FEWEST, MOST, MOST_IN_A_LONG_RUN = 5, 60, 240
# Every so many kills the file is read and compared with what was acknowledged.
CHECKED = 10


class Writer(threading.Thread):
    """Posts until the connection breaks; keeps what it was told."""

    def __init__(self, house, cycle, number, told):
        super().__init__(daemon=True)
        self.house, self.cycle, self.number, self.told = house, cycle, number, told

    def run(self):
        for count in range(10_000):
            text = f"cycle {self.cycle} writer {self.number} text {count}"
            try:
                status, _, answer = self.house.post(f"/page-{count % 5}", text)
            except (OSError, ValueError, http.client.HTTPException):
                return
            assert status in (201, 202), answer
            self.told.append(text)


def stored(folder):
    """Every stored text; the file is opened after its server died, as a restart would find it."""
    database = sqlite3.connect(folder + "/afterword.sqlite")
    try:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return collections.Counter(
            row[0] for row in database.execute("SELECT source FROM commentRevision")
        )
    finally:
        database.close()


def test_nothing_acknowledged_is_lost_or_doubled(house, long_run):
    told_before, unchecked = [], {}
    cycles = long_run.rounds(CYCLES)
    for cycle in cycles:
        house.start("--rate-limits", "off", "--log-level", "critical")
        told = []
        enough = long_run.chances(cycle).randint(FEWEST, MOST_IN_A_LONG_RUN if long_run.asked else MOST)
        writers = [Writer(house, cycle, number, told) for number in range(WRITERS)]
        for writer in writers:
            writer.start()
        while len(told) < enough and any(writer.is_alive() for writer in writers):
            writers[0].join(0.002)
        house.kill()
        for writer in writers:
            writer.join()
        assert len(told) >= enough
        told_before += told
        unchecked[cycle] = len(told)
        if len(unchecked) == CHECKED or cycle == cycles[-1]:
            texts = stored(house.folder)
            missing = [text for text in told_before if texts[text] != 1]
            assert missing == [], f"{len(missing)} of {len(told_before)} lost or doubled"
            assert max(texts.values()) == 1
            for number, acknowledged in unchecked.items():
                long_run.record(number, acknowledged=acknowledged)
            unchecked = {}
    house.start()
    log = house.run("log", "verify")
    assert log.stdout.startswith("The log is whole")
    print(f"\n{len(cycles)} kills, {len(told_before)} acknowledged comments, none lost, none doubled")


def test_a_second_server_is_refused_and_told_why(house):
    house.start()
    second = house.run("serve", "--port", "0", check=False)
    assert second.returncode == 5
    assert f"afterword serve (process {house.process.pid})" in second.stderr
    assert house.stop() == 0


def test_a_graceful_stop_answers_what_was_accepted(house):
    house.start("--rate-limits", "off", "--log-level", "critical")
    told = []
    writers = [Writer(house, 0, number, told) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    while len(told) < 40:
        writers[0].join(0.002)
    assert house.stop() == 0
    for writer in writers:
        writer.join()
    texts = stored(house.folder)
    assert all(texts[text] == 1 for text in told)
    assert not os.path.exists(house.folder + "/afterword.sock")


def test_the_command_line_works_without_a_server(house):
    house.start()
    status, _, _ = house.post("/a", "While nobody serves.")
    assert status == 202
    assert house.stop() == 0
    queue = json.loads(house.run("queue", "--json").stdout)
    assert [item["text"] for item in queue["items"]] == ["While nobody serves."]
    house.run("approve", "1")
    house.start()
    _, _, thread = house.ask("GET", "/api/v1/sites/default/comments?page=/a")
    assert json.loads(thread)["page"]["count"] == 1
