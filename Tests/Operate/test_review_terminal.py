"""How `afterword review` treats its terminal and its connection: every way out, Ctrl-Z, the editor, lost answers."""

import json
import os
import re
import signal
import socket
import stat
import termios
import threading

import pytest
from conftest import PROGRAM
from terminal import Terminal


@pytest.fixture
def desk(house):
    """A server with three comments, and a way to open terminals on it that are closed afterwards."""
    house.start()
    for number in range(3):
        house.post("/page", f"Comment number {number}.", name=f"Reader {number}")
    terminals = []

    def open_terminal(command=None, **options):
        terminals.append(Terminal(command or [PROGRAM, "review", "--data", house.folder], **options))
        return terminals[-1]

    yield house, open_terminal
    for terminal in terminals:
        terminal.close()


def state(house, number):
    return json.loads(house.run("show", str(number), "--json").stdout)["comment"]["state"]


def story(house, number):
    return [entry["act"] for entry in json.loads(house.run("show", str(number), "--json").stdout)["decisions"]]


def press_until(terminal, key, *wanted):
    """Pressed again for as long as it came too soon after the comment appeared."""
    while True:
        terminal.press(key)
        seen = terminal.wait(*wanted, "Too quick")
        if seen != "Too quick":
            return seen
        terminal.press("\x1b")
        terminal.wait_gone("Too quick")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_gives_the_terminal_back(desk, number):
    _, open_terminal = desk
    terminal = open_terminal()
    terminal.wait("1 of 3")
    assert terminal.attributes() != terminal.before
    terminal.process.send_signal(number)
    assert terminal.ended() == -number
    assert terminal.is_as_found()


@pytest.mark.parametrize("keys", ["q", "\x03", "r\x03", "?\x03"])
def test_a_key_gives_the_terminal_back(desk, keys):
    _, open_terminal = desk
    terminal = open_terminal()
    terminal.wait("1 of 3")
    terminal.press(keys)
    assert terminal.ended() == 0
    assert terminal.is_as_found()
    assert "You decided 0 comments; 3 left for later." in terminal.text


def test_a_refusal_gives_the_terminal_back(desk):
    house, open_terminal = desk
    token = re.search(r"awm_\S+", house.run("token", "create", "Mara", "--role", "moderator").stdout).group(0)
    environment = {"AFTERWORD_TOKEN": token}
    terminal = open_terminal([PROGRAM, "review", "--server", house.url], environment=environment)
    terminal.wait("1 of 3")
    house.run("token", "revoke", "1")
    terminal.press("/\r")
    assert terminal.ended() == 4
    assert terminal.is_as_found()


def test_a_server_that_never_answered_is_not_waited_for(desk):
    house, open_terminal = desk
    environment = {"AFTERWORD_TOKEN": "awm_x"}
    terminal = open_terminal([PROGRAM, "review", "--server", "http://127.0.0.1:9"], environment=environment)
    assert terminal.ended() == 5
    assert terminal.is_as_found()
    terminal = open_terminal([PROGRAM, "review", "--server", house.url], environment=environment)
    assert terminal.ended() == 4
    assert terminal.is_as_found()


def test_what_a_kill_leaves_behind(desk):
    _, open_terminal = desk
    terminal = open_terminal()
    terminal.wait("1 of 3")
    terminal.process.kill()
    terminal.ended()
    before, after = terminal.before, terminal.attributes()
    assert before[:3] == after[:3] and before[4:6] == after[4:6]
    # Lines, echo and extended keys, nothing else; Ctrl-C works, the cursor was never hidden, no mouse was caught.
    assert before[3] & ~after[3] == termios.ICANON | termios.ECHO | termios.IEXTEN
    assert b"\x1b[?25l" not in terminal.raw and b"\x1b[?1000h" not in terminal.raw


def test_ctrl_z_and_back(desk):
    house, open_terminal = desk
    shell = open_terminal(["bash", "--norc", "--noediting", "-i"], environment={"PS1": "$ "})
    shell.wait("$")
    shell.press(f"{PROGRAM} review --data {house.folder}\n")
    for _ in range(2):
        shell.wait("1 of 3")
        own = shell.attributes()
        shell.press("\x1a")
        shell.wait("Stopped")
        assert shell.attributes() == shell.before
        # The terminal here has no second screen: the page that was left would be taken for the one that comes back.
        shell.press("clear\n")
        shell.wait_gone("1 of 3")
        shell.press("fg\n")
        shell.wait("1 of 3")
        assert shell.attributes() == own
    press_until(shell, "s", "Marked #1")
    shell.press("q")
    shell.wait("You decided 1 comment")
    assert shell.attributes() == shell.before
    assert state(house, 1) == "spam"


def test_the_editor_has_the_terminal_and_leaves_no_file(desk, tmp_path):
    house, open_terminal = desk
    editor = tmp_path / "editor"
    editor.write_text(
        f"#!/bin/sh\nstat -c '%a %n' \"$2\" \"$(dirname \"$2\")\" > {tmp_path}/seen\nstty -a > {tmp_path}/stty\n"
        f"cat \"$2\" > {tmp_path}/given\necho 'Kinder words.' > \"$2\"\necho left > \"$2~\"\n"
    )
    editor.chmod(stat.S_IRWXU)
    folder = tmp_path / "tmp"
    folder.mkdir()
    environment = {"VISUAL": f"{editor} -x", "TMPDIR": str(folder)}
    terminal = open_terminal(environment=environment)
    terminal.wait("1 of 3")
    terminal.press("e")
    terminal.wait("Why is the text of #1 changed?")
    assert (tmp_path / "given").read_text() == "Comment number 0.\n"
    assert [line.split()[0] for line in (tmp_path / "seen").read_text().splitlines()] == ["600", "700"]
    assert " icanon" in (tmp_path / "stty").read_text()
    assert os.listdir(folder) == []
    terminal.press("typo\r")
    terminal.wait("Changed the text of #1")
    terminal.wait("│ Kinder words.")
    assert json.loads(house.run("show", "1", "--json").stdout)["comment"]["text"] == "Kinder words."
    terminal.press("u")
    terminal.wait("Taken back: #1 is held again.")
    terminal.wait("│ Comment number 0.")
    terminal.press("q")
    assert terminal.ended() == 0
    assert terminal.is_as_found()


def test_an_editor_that_is_ended_leaves_no_file(desk, tmp_path):
    _, open_terminal = desk
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho waiting\nexec sleep 600\n")
    editor.chmod(stat.S_IRWXU)
    folder = tmp_path / "tmp"
    folder.mkdir()
    terminal = open_terminal(environment={"VISUAL": str(editor), "TMPDIR": str(folder)})
    terminal.wait("1 of 3")
    terminal.press("e")
    terminal.wait("waiting")
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.ended() == -signal.SIGTERM
    assert os.listdir(folder) == []
    assert terminal.is_as_found()


class Line:
    """A bad line to a server: it passes bytes on until it is told to lose a decision, or the answer to one."""

    def __init__(self, port):
        self.server = port
        self.loses = None
        self.lost = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = "http://127.0.0.1:%d" % self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.server))
            threading.Thread(target=self.carry, args=(near, far), daemon=True).start()
            threading.Thread(target=self.carry_back, args=(far, near), daemon=True).start()

    def carry(self, near, far):
        while part := self.part(near):
            if part.startswith(b"POST") and b"/decisions" in part and self.loses == "request":
                self.cut(near, far)
            if part.startswith(b"POST") and b"/decisions" in part and self.loses == "answer":
                self.loses = far
            try:
                far.sendall(part)
            except OSError:
                break
        self.close(near, far)

    def carry_back(self, far, near):
        while part := self.part(far):
            if self.loses is far:
                self.cut(near, far)
                return
            try:
                near.sendall(part)
            except OSError:
                break
        self.close(near, far)

    def cut(self, *ends):
        self.loses = None
        self.lost += 1
        self.close(*ends)

    @staticmethod
    def part(end):
        try:
            return end.recv(65_536)
        except OSError:
            return b""

    @staticmethod
    def close(*ends):
        for end in ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


@pytest.mark.parametrize("loses", ["request", "answer"])
def test_a_decision_is_made_once_whatever_the_line_loses(desk, loses):
    house, open_terminal = desk
    token = re.search(r"awm_\S+", house.run("token", "create", "Mara", "--role", "moderator").stdout).group(0)
    line = Line(house.port)
    terminal = open_terminal([PROGRAM, "review", "--server", line.url], environment={"AFTERWORD_TOKEN": token})
    terminal.wait("1 of 3")
    line.loses = loses
    press_until(terminal, "s", "Marked #1 as spam")
    assert line.lost == 1
    assert story(house, 1).count("spam") == 1
    terminal.press("u")
    terminal.wait("Taken back: #1 is held again.")
    assert story(house, 1)[-2:] == ["spam", "undo"]
    terminal.press("q")
    assert terminal.ended() == 0
    line.listener.close()


def test_a_server_that_is_gone_is_waited_for(desk):
    house, open_terminal = desk
    terminal = open_terminal()
    terminal.wait("1 of 3")
    house.kill()
    press_until(terminal, "s", "not confirmed yet")
    terminal.press("q")
    terminal.wait("q again leaves without knowing")
    house.start()
    terminal.wait("Marked #1 as spam")
    assert story(house, 1).count("spam") == 1
    terminal.press("q")
    assert terminal.ended() == 0


def test_leaving_without_knowing_says_what_is_not_known(desk):
    house, open_terminal = desk
    terminal = open_terminal()
    terminal.wait("1 of 3")
    house.kill()
    press_until(terminal, "s", "not confirmed yet")
    terminal.press("q")
    terminal.wait("q again leaves without knowing")
    terminal.press("q")
    assert terminal.ended() == 5
    assert "whether your last decision arrived is not known (#1)" in terminal.text
