"""The lines that a server writes of its requests: one for each, whole, in local time, and none where nobody wants them."""

import concurrent.futures
import datetime
import fcntl
import json
import os
import re
import select
import signal
import subprocess

import conftest

LINE = re.compile(
    r"(\S+) info afterword: method=(GET|POST) request=[0-9A-Za-z-]+ route=(\S+) status=(\d+) us=\d+ "
    r"\[Server\] answered\n")
PIPE_BYTES = 4_096


def test_every_request_is_one_line_in_local_time(house, monkeypatch):
    # POSIX counts the other way round: five and a half hours before UTC's clock, as in India.
    monkeypatch.setenv("TZ", "AWT-5:30")
    began = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    house.start("--rate-limits", "off")

    def visit(number):
        assert house.ask("GET", f"/api/v1/sites/default/comments?page=/secret-{number}")[0] == 200
        return house.post(f"/secret-{number}", f"Words of {number}.")[0]

    with concurrent.futures.ThreadPoolExecutor(8) as readers:
        assert set(readers.map(visit, range(100))) == {202}
    assert house.ask("GET", "/nowhere")[0] == 404
    assert house.stop() == 0
    ended = datetime.datetime.now(datetime.timezone.utc)
    lines = [LINE.fullmatch(line) for line in house.log.open() if " answered" in line]
    assert len(lines) == 201 and all(lines), house.log.read_text()[-2_000:]
    route = "/api/v1/sites/{site}/comments"
    told = sorted(line.group(2, 3, 4) for line in lines)
    assert told == sorted(
        [("GET", route, "200")] * 100 + [("POST", route, "202")] * 100 + [("GET", "NotFound", "404")])
    for line in lines:
        assert line[1].endswith("+0530")
        assert began <= datetime.datetime.strptime(line[1], "%Y-%m-%dT%H:%M:%S%z") <= ended
    assert "secret" not in house.log.read_text() and "Words" not in house.log.read_text()


def test_nobody_has_to_have_lines(house):
    house.start("--log-level", "warning")
    assert house.ask("GET", "/healthz")[0] == 200
    assert house.stop() == 0
    assert "answered" not in house.log.read_text()


def test_a_full_pipe_that_does_not_wait_loses_no_line(folder):
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    os.set_blocking(writing, False)
    house = conftest.House(folder)
    house.process = subprocess.Popen(
        [conftest.PROGRAM, "serve", "--json", "--data", house.folder, "--port", "0"],
        stdout=subprocess.PIPE, stderr=writing,
        # The gate's own variable would be warned of.
        env={name: value for name, value in os.environ.items() if not name.startswith("AFTERWORD_")})
    try:
        house.port = int(json.loads(house.process.stdout.readline())["url"].rsplit(":", 1)[1])
        filled = os.write(writing, b"x" * PIPE_BYTES)
        assert filled == PIPE_BYTES
        with concurrent.futures.ThreadPoolExecutor(4) as readers:
            answers = [readers.submit(house.ask, "GET", "/healthz") for _ in range(20)]
            # An answer's line is written first, so none comes while the pipe is full.
            assert not concurrent.futures.wait(answers, timeout=0.2).done
            heard = b""
            while heard.count(b"answered\n") < len(answers):
                assert select.select([reading], [], [], conftest.READY_SECONDS)[0], heard
                heard += os.read(reading, PIPE_BYTES)
            assert {answer.result()[0] for answer in answers} == {200}
        lines = heard[filled:].decode().splitlines(keepends=True)
        assert len(lines) == 20 and all(LINE.fullmatch(line) for line in lines), heard
        house.process.send_signal(signal.SIGTERM)
        assert house.process.wait(timeout=conftest.READY_SECONDS) == 0
    finally:
        house.process.kill()
        house.process.wait()
        house.process.stdout.close()
        os.close(reading)
        os.close(writing)
