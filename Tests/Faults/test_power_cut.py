"""A power cut at any moment: what was synced is there, of the rest any part; nothing that was acknowledged is lost.

The server runs twice under `strace` while eight writers post and a moderator approves, with enough of both that groups
hold several items and the log is moved into the file several times. For a cut at any moment of that record the disk is
rebuilt: what a completed sync covered, and of everything else any subset, torn at sectors of 512 bytes, file sizes and
names included. An answer is a moment of the same record: who was answered before the cut has a promise.

The gate looks at 300 disks; `Tests/long --cycles 10000 Tests/Faults/test_power_cut.py` at 10,000 of ten recordings.
A round's cut and losses come from the seed, but each recording is a run of its own: a disk that fails is kept.
"""

import collections
import contextlib
import functools
import itertools
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading

import pytest

from conftest import PROGRAM, READY_SECONDS, House
from recorded_writes import FOLDER, SYNCS, TRACE, Disk, Recording
from test_faults import check

DISKS = 300
# Disks of one recording; the real program is started on each whose number divides by this one.
OF_ONE_RECORDING, STARTED, STARTED_IN_A_LONG_RUN = 1_000, 100, 200
WRITERS, POSTS, ORDERS = 8, 112, 20
LYING_DISKS, FIRST_STARTS = 12, 3
SCRATCH = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


class RecordedHouse(House):
    """A server whose calls on its data folder are recorded."""

    def start_recorded(self):
        self.process = subprocess.Popen(
            [*TRACE, "-o", self.folder + ".trace", PROGRAM, "serve", "--json", "--data", self.folder, "--port", "0",
             "--rate-limits", "off", "--log-level", "critical"],
            stdout=subprocess.PIPE, stderr=open(self.log, "ab"),
        )
        line = self.process.stdout.readline()
        assert line, self.log.read_text()[-2000:]
        self.port = int(json.loads(line)["url"].rsplit(":", 1)[1])

    def stop(self):
        """SIGTERM to the server itself; its recorder ends with it."""
        holder = pathlib.Path(self.folder + "/afterword.lock").read_text()
        os.kill(int(re.search(r"process (\d+)", holder)[1]), signal.SIGTERM)
        code = self.process.wait(timeout=READY_SECONDS)
        self.process.stdout.close()
        self.process = None
        return code


class Session:
    """What clients did in two runs of a server, and the record of what the server did."""

    def __init__(self, house):
        # Promised texts and decisions (log entry, comment) by the request that they were answered in.
        self.house, self.texts, self.decisions = house, {}, {}
        for run in range(2):
            house.start_recorded()
            token = re.search(r"awm_\S+", house.run("token", "create", f"Mona {run}", "--role", "senior").stdout)[0]
            writers = [threading.Thread(target=self.write, args=(run, number)) for number in range(WRITERS)]
            for writer in writers:
                writer.start()
            orders = 0
            while orders < ORDERS or any(writer.is_alive() for writer in writers):
                self.moderate({"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
                orders += 1
            assert house.stop() == 0
        self.record = Recording(house.folder + ".trace", house.folder)
        self.answers = sorted(self.record.answers.values())
        self.syncs = [moment for moment, _, call in self.record.steps if call.name in SYNCS]
        assert len(self.texts) == 2 * WRITERS * POSTS and len(self.decisions) > ORDERS

    def write(self, run, number):
        for count in range(POSTS):
            text = f"run {run} writer {number} text {count} " + f"about {count} and {number}, " * 160 + "that is all"
            status, headers, _ = self.house.post(f"/page-{count % 3}", text)
            if status in (201, 202):
                self.texts[headers["x-request-id"]] = text

    def moderate(self, headers):
        """Approves the first that wait."""
        _, _, queue = self.house.ask("GET", "/api/v1/moderation/queue", headers=headers)
        order = {"items": [{"id": item["id"]} for item in json.loads(queue)["items"][:3]], "outcome": "approve"}
        if order["items"]:
            answer = self.house.ask("POST", "/api/v1/moderation/decisions", json.dumps(order), headers)
            decided = json.loads(answer[2])["decided"] if answer[0] == 200 else []
            self.decisions[answer[1]["x-request-id"]] = [(item["version"], item["id"]) for item in decided]

    def promised(self, moment):
        """Texts and decisions whose answers were on their way at a moment."""
        told = {request for request, begun in self.record.answers.items() if begun <= moment}
        texts = [text for request, text in self.texts.items() if request in told]
        return texts, [pair for request, pairs in self.decisions.items() if request in told for pair in pairs]

    def moment(self, chance):
        """Any moment, or one at which a sync or an answer begins or ends: most is at stake there."""
        any_step = chance.choice(self.record.steps)[0]
        return chance.choice([any_step, chance.choice(self.syncs), chance.choice(self.answers)])


@functools.lru_cache(maxsize=1)
def session(number):
    """One recorded session, kept in memory; its number keeps the sessions of a long run apart."""
    with tempfile.TemporaryDirectory(prefix="aw-", dir=SCRATCH) as path:
        made = Session(RecordedHouse(path + "/data"))
        # The model of the disk is right where nothing is lost: it gives the very files that the server left.
        disk = Disk(made.record)
        disk.advance(made.record.steps[-1][0])
        for name, content in disk.now().items():
            assert pathlib.Path(made.house.folder, name).read_bytes() == content, name
    syncs = [call.names[0] for _, returns, call in made.record.steps if returns and call.name in SYNCS]
    # Groups held several items, and the log was moved into the file more often than at starts and ends.
    assert syncs.count("afterword.sqlite-wal") < len(made.answers) and syncs.count("afterword.sqlite") > 3
    return made


@pytest.fixture(scope="module", autouse=True)
def forgets_its_sessions():
    yield
    session.cache_clear()


def rebuild(folder, files):
    """Makes a folder of these files; a server would have begun it with the mode that is its owner's only."""
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder, 0o700)
    for name, content in files.items():
        path = pathlib.Path(folder, name)
        path.touch(0o600)
        path.write_bytes(content)
    return folder


def broken_promises(folder, texts, decisions):
    """What is wrong with the store of a rebuilt folder, in words."""
    with contextlib.closing(sqlite3.connect(folder + "/afterword.sqlite")) as database:
        try:
            wrong = [str(row) for row in database.execute("PRAGMA integrity_check") if row != ("ok",)]
            wrong += [f"points nowhere: {row}" for row in database.execute("PRAGMA foreign_key_check")]
            if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'logHead'").fetchone():
                return wrong + [f"lost: {len(texts)} texts and the tables they belong in"] * bool(texts)
            stored = collections.Counter(row[0] for row in database.execute("SELECT source FROM commentRevision"))
            approved = set(database.execute("SELECT id, subjectID FROM logEntry WHERE act = 'approve'"))
            public = {row[0] for row in database.execute("SELECT id FROM comment WHERE state = 'approved'")}
            halves = database.execute(
                "SELECT count(*) FROM comment LEFT JOIN commentRevision ON commentRevision.comment = comment.id"
                " LEFT JOIN logEntry ON logEntry.id = version WHERE source IS NULL OR logEntry.id IS NULL"
            ).fetchone()[0]
            entries = database.execute("SELECT count(*), (SELECT max(entries) FROM logHead) FROM logEntry").fetchone()
        except sqlite3.DatabaseError as error:
            return [f"lost: {len(texts)} texts of a store that cannot be read ({error})"]
    wrong += [f"lost: {text[:40]}" for text in texts if not stored[text]]
    wrong += [f"doubled: {text[:40]}" for text, count in stored.items() if count > 1]
    wrong += [f"lost: the decision {pair}" for pair in decisions if pair not in approved or pair[1] not in public]
    wrong += [f"{halves} comments are half there"] * bool(halves)
    return wrong + [f"the log's end does not fit its entries: {entries}"] * (entries[0] != (entries[1] or 0))


def cuts(work, moments, chances, **options):
    """The disks of some cuts in the order of time: (round, moment, files)."""
    disk = Disk(work.record, **options)
    for number in sorted(moments, key=moments.get):
        disk.advance(moments[number])
        yield number, moments[number], disk.after_cut(chances[number])


def test_a_power_cut_loses_nothing_that_was_promised(long_run):
    starts, promised = 0, 0
    for part, numbers in itertools.groupby(long_run.rounds(DISKS), lambda number: number // OF_ONE_RECORDING):
        work, chances = session(part), {number: long_run.chances(number) for number in numbers}
        moments = {number: work.moment(chance) for number, chance in chances.items()}
        for number, moment, files in cuts(work, moments, chances):
            texts, decisions = work.promised(moment)
            folder = rebuild(tempfile.mkdtemp(prefix="aw-cut-", dir=SCRATCH) + "/data", files)
            wrong = broken_promises(folder, texts, decisions)
            assert wrong == [], f"round {number}, cut at {moment}, kept in {rebuild(folder, files)}: {wrong[:5]}"
            if number % (STARTED_IN_A_LONG_RUN if long_run.asked else STARTED) == 0:
                check(House(rebuild(folder, files)), texts, [], [])
                starts += 1
            shutil.rmtree(os.path.dirname(folder))
            promised += len(texts) + len(decisions)
            long_run.record(number, moment=moment, texts=len(texts), decisions=len(decisions))
    print(f"\n{promised} promises on the disks of all cuts, none broken; the server was started on {starts} of them")


@pytest.mark.parametrize("liar", ["afterword.sqlite-wal", "afterword.sqlite", FOLDER, "every file"])
def test_a_sync_that_keeps_nothing_is_found(folder, liar, long_run):
    """What these tests can see: where syncs of a file, or of the folder's names, do nothing, promises are lost."""
    work, chances = session(0), {number: long_run.chances(number) for number in range(LYING_DISKS)}
    moments = {number: chance.choice(work.answers) for number, chance in chances.items()}
    losses = 0
    for _, moment, files in cuts(work, moments, chances, lies=lambda name: liar in (name, "every file")):
        wrong = broken_promises(rebuild(folder, files), *work.promised(moment))
        losses += any(line.startswith("lost: ") for line in wrong)
    assert losses > 1


def test_a_power_cut_in_the_first_start_leaves_a_folder_to_start_on(folder, long_run):
    """Nobody was promised anything yet, but whoever starts the server again gets one, without a repair.

    Half of the cuts come before the tables are made. A long run looks at 200 at most: each starts the real program.
    """
    work, numbers = session(0), long_run.rounds(FIRST_STARTS)[:200]
    chances = {number: long_run.chances(number) for number in numbers}
    steps = [moment for moment, _, _ in work.record.steps if moment < work.answers[0]]
    moments = {number: chance.choice(steps[:chance.choice((50, len(steps)))]) for number, chance in chances.items()}
    for number, moment, files in cuts(work, moments, chances):
        check(House(rebuild(folder, files)), [], [], [])
        long_run.record(number, moment=moment)
