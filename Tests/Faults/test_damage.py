"""Damaged files: the server never crashes and never serves a wrong word, and what is damaged is said.

A store with comments in every state is built once. Each round damages a copy of it: the database, its log (-wal), the
log's index (-shm) or the keys. Then every page and every comment is read.

- The server starts, or refuses with a sentence and exit code 5. It never dies of what it reads.
- Every answer is that of the undamaged store, byte for byte, nothing left out. Only where the end of the log was lost
  is it that of an earlier moment: SQLite cannot know what is gone.
- Damage that a read meets is named in its answer; all other that changed a row or an index, by `afterword doctor`.

`Tests/long --cycles 1000 --results F Tests/Faults/test_damage.py` makes a thousand; a fault keeps its folder beside F.
"""

import collections
import contextlib
import hashlib
import http.client
import json
import pathlib
import re
import shutil
import socket
import sqlite3
import tempfile
import time

import pytest

from conftest import House

PAGE, SECTOR, FRESH_SECONDS = 4096, 512, 480
QUIETLY = ("--rate-limits", "off", "--log-level", "critical")
PAGES = ("/apples", "/pears", "/plums")
API, DESK = "/api/v1/sites/default", "/api/v1/moderation"
DATABASE, LOG, INDEX, KEYS = "afterword.sqlite", "afterword.sqlite-wal", "afterword.sqlite-shm", "keys.json"
# What the rounds do in turn; the gate does each once.
KINDS = (
    [(DATABASE, deed) for deed in ["flip"] * 6 + ["zero sector"] * 3 + ["zero page", "noise", "swap", "cut"] * 2]
    + [(LOG, deed) for deed in ("flip", "noise", "cut", "gone", "older")]
    + [(INDEX, "noise"), (KEYS, "flip"), (KEYS, "cut"), (KEYS, "gone")]
)
OUTCOMES = ("refused at start", "named at a read", "named by doctor", "harmless", "lost end of the log")
Moment = collections.namedtuple("Moment", "answers rows")


class Store:
    """The undamaged store, with work in its log and without, and its answers at each moment that the log holds."""

    def __init__(self, house):
        self.house, self.live, self.quiet = house, house.folder, house.folder + "-quiet"
        self.build()

    def build(self):
        """Anew, when first answers that are kept for ten minutes are about to be swept away with their damage."""
        for folder in (self.live, self.quiet):
            shutil.rmtree(folder, ignore_errors=True)
        house, self.moments, self.page_of, self.trees = self.house, [], {}, collections.defaultdict(list)
        self.fill(house.start(*QUIETLY))
        assert house.stop() == 0
        house.start(*QUIETLY)
        for step in (
            lambda: None,
            lambda: self.post(house, 30),
            lambda: house.run("approve", "22", "23"),
            lambda: house.run("hold", "5", "--note", "Read it again."),
            lambda: house.run("undo"),
        ):
            step()
            self.moments.append(Moment(read_everything(house, self.page_of), rows(self.live)[0]))
        house.kill()
        pathlib.Path(self.live, "afterword.sock").unlink()
        shutil.copytree(self.live, self.quiet)
        with contextlib.closing(sqlite3.connect(self.quiet + "/afterword.sqlite")) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for tree, number in database.execute("SELECT name, pageno FROM dbstat"):
                self.trees[tree].append(number - 1)
        self.built = time.monotonic()

    def post(self, house, number, **more):
        text = f"Thought *{number}* of a reader" + " who has much to say" * 300 * (number % 7 == 3)
        page = self.page_of[len(self.page_of) + 1] = PAGES[number % len(PAGES)]
        status, _, answer = house.post(page, text, name=f"Reader {number}", email=f"r{number}@example.org", **more)
        assert status == 202, answer
        return answer["receipt_token"]

    def fill(self, house):
        house.run("site", "set", "default", "origin=https://example.org", "url=https://example.org")
        receipts = [self.post(house, number, website=f"https://r{number}.example.org") for number in range(18)]
        house.run("approve", *map(str, range(1, 13)))
        for number in range(4):
            self.post(house, number, parent=number + 1)
        house.run("approve", "19", "20", "21", "--note", "Kind answers.")
        house.run("reject", "13", "14", "--reason", "off_topic", "--note", "Not about fruit.")
        house.run("spam", "15")
        house.run("delete", "2", "16")
        house.run("token", "create", "Mona", "--role", "moderator")
        house.run("thread", "close", "3")
        assert house.ask("DELETE", f"/api/v1/receipts/{receipts[0]}")[0] == 200


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    house = House(str(tmp_path_factory.mktemp("store") / "live"))
    try:
        yield Store(house)
    finally:
        if house.process:
            house.kill()


class Desk(http.client.HTTPConnection):
    """The operator's socket, asked as the command line asks it; its path stands for the host."""

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(self.host)


def public_paths(page_of):
    """Every page in several forms, and every comment alone, as readers ask for them."""
    for page in PAGES:
        for question in ("", "&view=flat&sort=newest", "&limit=4", "&view=flat&limit=200"):
            yield f"{API}/comments?page={page}{question}"
        yield f"/sites/default/thread?page={page}"
        yield f"/sites/default/fragment?page={page}&sort=newest&limit=5"
    yield f"{API}/counts?" + "&".join("page=" + page for page in PAGES)
    yield f"{API}/latest?limit=100"
    yield from (f"{API}/comments/{number}?page={page}" for number, page in page_of.items())


def read_everything(house, page_of):
    answers = {path: essence(path, *house.ask("GET", path)[::2]) for path in public_paths(page_of)}
    with contextlib.closing(Desk(house.folder + "/afterword.sock")) as desk:
        for path in [f"{DESK}/queue?state=all"] + [f"{DESK}/comments/{number}" for number in page_of]:
            desk.request("GET", path, headers={"Host": "localhost"})
            answer = desk.getresponse()
            answers[path] = essence(path, answer.status, answer.read())
    return answers


def essence(path, status, body):
    """What is compared: of a moderator's answer what was written, by whom, when, its state; of a 404 nothing more."""
    if status == 200 and path.startswith(DESK):
        keys, said = ("id", "page", "state", "created", "text", "revision"), json.loads(body)
        items = said["items"] if "items" in said else [said["comment"]]
        body = [[item["author"]["name"]] + [item[key] for key in keys] for item in items]
    return status, b"" if status == 404 else body


def rows(folder):
    """A sum of all rows as SQLite alone reads them, and whether it finds the file whole; none where it cannot read."""
    with tempfile.TemporaryDirectory() as copy:
        for path in pathlib.Path(folder).glob("afterword.sqlite*"):
            shutil.copy(path, copy)
        with contextlib.closing(sqlite3.connect(copy + "/afterword.sqlite")) as database:
            database.text_factory = bytes
            total = hashlib.sha256()
            try:
                for name, kind, sql in database.execute("SELECT name, type, sql FROM sqlite_schema").fetchall():
                    total.update(repr((name, kind, sql)).encode())
                    if kind == b"table":
                        table = name.decode()
                        total.update(repr(database.execute(f'SELECT * FROM "{table}"').fetchall()).encode())
                return total.digest(), database.execute("PRAGMA integrity_check").fetchone() == (b"ok",)
            except (sqlite3.DatabaseError, UnicodeDecodeError):
                return None, False


def damage(store, folder, file, deed, chance):
    """Copies the store and damages one file of it; says what was hit."""
    live = file in (LOG, INDEX) and deed != "older" or file == DATABASE and chance.random() < 0.5
    shutil.copytree(store.live if live else store.quiet, folder)
    path = pathlib.Path(folder, file)
    if deed == "gone":
        return path.unlink()
    # Older: the log of an earlier moment beside a database that has moved on.
    data = bytearray(pathlib.Path(store.live if deed == "older" else folder, file).read_bytes())
    # Half of the hits in the database are on any tree alike, so that the few pages of readers' words get their share.
    tree, first, size = "anywhere", 0, len(data)
    if file == DATABASE and chance.random() < 0.5:
        tree = chance.choice([tree for tree, pages in store.trees.items() if min(pages) * PAGE < size])
        first, size = min(chance.choice(store.trees[tree]) * PAGE, size - PAGE), PAGE
    spot = first + chance.randrange(size)
    if deed == "flip":
        for _ in range(chance.randint(1, 8)):
            data[first + chance.randrange(size)] ^= 1 << chance.randrange(8)
    elif deed in ("cut", "older"):
        del data[chance.choice((spot, spot // PAGE * PAGE, 0)):]
    elif deed == "swap":
        pages = (spot // PAGE, chance.randrange(len(data) // PAGE))
        here, there = (slice(page * PAGE, page * PAGE + PAGE) for page in pages)
        data[here], data[there] = data[there], data[here]
    else:
        length = {"zero page": PAGE, "zero sector": SECTOR}.get(deed) or chance.randint(1, PAGE)
        here = slice(spot // length * length, spot // length * length + length)
        data[here] = (chance.randbytes if deed == "noise" else bytes)(len(data[here]))
    path.write_bytes(data)
    return f"{tree}, {'with' if live else 'without'} a log"


def differences(answers, moments):
    """Paths whose answer is that of none of these moments; who names damage has not answered wrongly."""
    truths = {path: [moment.answers.get(path, (404, b"")) for moment in moments] for path in answers}
    return [path for path, answer in answers.items() if answer[0] < 500 and answer not in truths[path]]


def names_damage(text):
    return re.search(rb"(?i)damaged|not what was written", text.encode() if isinstance(text, str) else text)


def refusal(house):
    """How the start was refused, which may only be in words and with exit code 5; nothing if it was not."""
    try:
        house.start(*QUIETLY)
        return []
    except AssertionError:
        code, told = house.process.wait(timeout=30), house.log.read_text()
        house.process = None
        is_clear = code == 5 and re.search("afterword: cannot open .*(damaged|malformed|not a database|key)", told)
        return ["refused at start"] if is_clear else [f"the start ended with {code}: {told[-300:]}"]


def examination(house, store, moments, owed):
    """How the damage was met when everything was read, or the faults; `owed` where somebody has to say something."""
    try:
        answers = read_everything(house, store.page_of)
        queue = house.run("queue", "--state", "all", "--json", check=False)
        doctor = house.run("doctor", "--json", check=False)
    except (OSError, http.client.HTTPException) as error:
        return [f"it does not answer ({error!r}), exit code {house.process.poll()}"]
    broken = [path for path, (status, _) in answers.items() if status >= 500]
    unnamed = [path for path in broken if not names_damage(answers[path][1])]
    wrong = differences(answers, moments)
    said = "named at a read" if broken else "named by doctor" if doctor.returncode else None
    promises = {
        f"wrong or left out, {len(wrong)}: {wrong[:3]}": not wrong,
        f"5xx that names no damage, {len(unnamed)}: {unnamed[:3]}": not unnamed,
        f"queue: {queue.returncode} {queue.stderr}": queue.returncode == 0 or names_damage(queue.stderr),
        f"doctor: {doctor.returncode} {doctor.stderr}": doctor.returncode in (0, 1) or names_damage(doctor.stderr),
        "rows or indexes differ, and nobody said so": said or not owed,
        f"a false alarm, {said}: {doctor.stdout}": owed or not said,
        "it died, or did not stop well": house.process.poll() is None and house.stop() == 0,
    }
    return [text for text, is_kept in promises.items() if not is_kept] or [said or "harmless"]


def make_round(store, house, file, deed, chance):
    """One round: what was hit, and how it was met."""
    house.log.unlink(missing_ok=True)
    hit = damage(store, house.folder, file, deed, chance)
    keys = pathlib.Path(house.folder, KEYS)
    before = keys.exists() and keys.read_bytes()
    left, is_whole = rows(house.folder)
    held = [moment for moment in store.moments if moment.rows == left]
    # Pages of two moments mixed are neither: each answer has to be of one of them, and somebody has to say so.
    moments = held or (store.moments if deed == "older" else store.moments[-1:])
    met = refusal(house) or examination(house, store, moments, owed=not (held and is_whole))
    if before != (keys.exists() and keys.read_bytes()):
        met = ["the keys were changed"]
    return hit, ["lost end of the log"] if met == ["harmless"] and store.moments[-1].rows != left else met


def test_a_forged_answer_is_found(store):
    """The comparison itself: it takes the truth and finds a changed word, a missing comment, one that is not public."""
    first, last = store.moments[0], store.moments[-1]
    assert rows(store.quiet) == rows(store.live) == (last.rows, True)
    assert differences(last.answers, [last]) == [] != differences(first.answers, [last])
    page, queue = f"{API}/comments?page=/apples", f"{DESK}/queue?state=all"
    public, held = f"{API}/comments/4?page=/apples", f"{API}/comments/17?page=/pears"
    body = last.answers[page][1]
    for path, forged in (
        (page, (200, body.replace(b"Thought", b"thought"))), (page, (200, body.replace(b"Reader 3", b"Reader 5"))),
        (page, first.answers[page]), (public, (404, b"")), (held, (200, last.answers[public][1])),
        (queue, (200, [["Reader X"] + item[1:] for item in last.answers[queue][1]])),
    ):
        assert differences({**last.answers, path: forged}, [last]) == [path]


def test_damage_is_never_served_and_always_said(house, store, long_run):
    figures = collections.defaultdict(collections.Counter)
    for number in long_run.rounds(len(KINDS)):
        file, deed = KINDS[number % len(KINDS)]
        if time.monotonic() > store.built + FRESH_SECONDS:
            store.build()
        hit, met = make_round(store, house, file, deed, long_run.chances(number))
        if house.process:
            house.kill()
        if met[0] in OUTCOMES:
            long_run.record(number, file=file, deed=deed, hit=hit, met=met[0])
        else:
            print(f"round {number}, {file} {deed} ({hit}):", *met, sep="\n    ", flush=True)
            if long_run.results:
                shutil.move(house.folder, f"{long_run.results}.{number}")
        figures[f"{file} {deed}"][met[0] if met[0] in OUTCOMES else "FAULT"] += 1
        shutil.rmtree(house.folder, ignore_errors=True)
    for kind, outcomes in figures.items():
        print(f"{kind:28}", ", ".join(f"{outcome} {count}" for outcome, count in sorted(outcomes.items())))
    assert not any("FAULT" in outcomes for outcomes in figures.values())
