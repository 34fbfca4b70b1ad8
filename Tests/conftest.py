"""A real server on a real data folder, its command line, and a real browser for the tests outside Swift."""

import contextlib
import http.client
import json
import os
import pathlib
import random
import select
import shutil
import signal
import subprocess
import tempfile

import pytest

# What the browser's tests share: a plugin, because a second conftest.py would take this one's name.
pytest_plugins = ["articles"]

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("AFTERWORD_PROGRAM", str(ROOT / ".build" / "debug" / "afterword"))
CHROMIUM = os.environ.get("AFTERWORD_CHROMIUM") or shutil.which("chromium") or "chromium"
# Longest wait for a server to say that it is ready; it takes a fraction of a second.
READY_SECONDS = 30
# Longest wait for what a page is expected to do next.
PAGE_MILLISECONDS = 15_000


class House:
    """One data folder, and the server on it while one runs."""

    def __init__(self, folder):
        self.folder = str(folder)
        self.process = None
        self.port = 0
        self.log = pathlib.Path(self.folder + ".log")

    def start(self, *options, verb="serve"):
        """Starts the server on a free port and waits until it says that it is ready."""
        log = open(self.log, "ab")
        self.process = subprocess.Popen(
            [PROGRAM, verb, "--json", "--data", self.folder, "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=log,
        )
        ready, _, _ = select.select([self.process.stdout], [], [], READY_SECONDS)
        line = self.process.stdout.readline() if ready else b""
        assert line, f"the server did not start: {self.log.read_text()[-2000:]}"
        self.url = json.loads(line)["url"]
        self.port = int(self.url.rsplit(":", 1)[1])
        return self

    def stop(self):
        """SIGTERM, as a service manager stops it; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=READY_SECONDS)
        self.process.stdout.close()
        self.process = None
        return code

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process = None

    def run(self, *arguments, check=True, text=None):
        """A verb of the command line on this folder; gives what it printed."""
        done = subprocess.run(
            [PROGRAM, *arguments, "--data", self.folder],
            capture_output=True,
            text=True,
            input=text,
            stdin=None if text is not None else subprocess.DEVNULL,
            env={**os.environ, "USER": "mona", "SUDO_USER": ""},
        )
        if check:
            assert done.returncode == 0, done.stderr + done.stdout
        return done

    def ask(self, method, path, body=None, headers=None):
        """One request; gives status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def post(self, page, body, name="Ada", email="ada@example.org", headers=None, **more):
        """A comment as JSON."""
        fields = {"page": page, "name": name, "email": email, "body": body, **more}
        status, answer_headers, answer = self.ask(
            "POST",
            "/api/v1/sites/default/comments",
            json.dumps(fields),
            {"Content-Type": "application/json", **(headers or {})},
        )
        return status, answer_headers, json.loads(answer)


def pytest_addoption(parser):
    group = parser.getgroup("afterword", "long runs of the fault and crash tests; Tests/long takes these")
    group.addoption("--cycles", type=int, metavar="N", help="rounds of each such test (the gate makes few)")
    group.addoption("--seed", type=int, default=1, metavar="S", help="what the rounds' chances come from")
    group.addoption("--results", metavar="FILE", help="a line of JSON for each round; a run goes on where it ends")


class LongRun:
    """How often a test of faults tries, and what it saw: short in the gate, as long as asked for with Tests/long."""

    def __init__(self, config, test):
        self.asked, self.seed = config.getoption("cycles"), config.getoption("seed")
        self.results, self.test = config.getoption("results"), test

    def cycles(self, short):
        return self.asked or short

    def rounds(self, short):
        """Numbers of the rounds still to make, from 0."""
        done = set()
        if self.results and os.path.exists(self.results):
            lines = [json.loads(line) for line in open(self.results)]
            done = {line["round"] for line in lines if (line["test"], line["seed"]) == (self.test, self.seed)}
        return [number for number in range(self.cycles(short)) if number not in done]

    def chances(self, number):
        """A round's own source of chance, the same in every run with this seed."""
        return random.Random(f"{self.seed} {self.test} {number}")

    def record(self, number, **figures):
        """A round that went well; called last in it."""
        if self.results:
            with open(self.results, "a") as file:
                line = {"test": self.test, "seed": self.seed, "round": number, **figures}
                file.write(json.dumps(line) + "\n")


@pytest.fixture
def long_run(request):
    return LongRun(request.config, request.node.nodeid)


@pytest.fixture
def folder():
    # A short path: the operator's socket lies in it, and the system limits a socket's path.
    path = tempfile.mkdtemp(prefix="aw-")
    yield path + "/data"
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def house(folder):
    house = House(folder)
    yield house
    if house.process:
        house.kill()


@contextlib.contextmanager
def undisturbed(tmp_path_factory):
    """A house for the hostile tests of one file: at their end it must answer as ever, and have met no defect."""
    house = House(str(tmp_path_factory.mktemp("h") / "data"))
    house.start("--rate-limits", "off", "--log-level", "error")
    yield house
    assert house.ask("GET", "/healthz")[0] == 200
    assert house.stop() == 0
    assert "defect" not in house.log.read_text()


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import expect, sync_playwright

    # As long as everything else in a page may take.
    expect.set_options(timeout=PAGE_MILLISECONDS)
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def reader(browser):
    """Makes visitors without JavaScript, each with a browser of their own."""
    contexts = []

    def visitor(javascript=False, **options):
        context = browser.new_context(java_script_enabled=javascript, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PAGE_MILLISECONDS)
        return page

    yield visitor
    for context in contexts:
        context.close()
