"""A program in a real pseudo-terminal, its screen read by pyte: keys go in, the test waits for what it sees."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time

import pyte

# Longest wait for a screen; it takes a fraction of a second unless the machine is very busy.
DEADLINE = 60

# Every escape sequence that a review may write: the other screen, marked pastes, clearing, moving, four tones.
OURS = re.compile(rb"\x1b\[(\?1049[hl]|\?2004[hl]|2J|K|\d+;\d+H|0m|1m|2m|1;31m)")


class Terminal:
    """One program with a terminal of its own as its controlling terminal."""

    def __init__(self, command, columns=80, rows=24, environment=None):
        self.master, self.slave = os.openpty()
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.resize(columns, rows)
        self.before = termios.tcgetattr(self.slave)

        def adopt():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            command,
            stdin=self.slave, stdout=self.slave, stderr=self.slave, preexec_fn=adopt,
            env={**os.environ, "TERM": "xterm-256color", "USER": "mara", "SUDO_USER": "", **(environment or {})},
        )

    def resize(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def press(self, keys):
        os.write(self.master, keys.encode())

    @property
    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds):
        """What came within this time; False when nothing did or the other side is gone."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            part = os.read(self.master, 65_536)
        except OSError:
            return False
        self.raw += part
        self.stream.feed(part)
        return bool(part)

    def wait(self, *wanted):
        """Until one of the texts stands on the screen; gives it."""
        end = time.monotonic() + DEADLINE
        while True:
            for text in wanted:
                if text in self.text:
                    return text
            left = end - time.monotonic()
            assert left > 0, f"none of {wanted} came:\n{self.text}"
            self.read(min(left, 0.25))

    def wait_gone(self, text):
        end = time.monotonic() + DEADLINE
        while text in self.text:
            assert time.monotonic() < end, f"{text} stays:\n{self.text}"
            self.read(0.25)

    def ended(self):
        """Waits for the program's end; gives its exit code."""
        end = time.monotonic() + DEADLINE
        while self.process.poll() is None:
            assert time.monotonic() < end, f"it does not end:\n{self.text}"
            self.read(0.1)
        while self.read(0):
            pass
        return self.process.returncode

    def attributes(self):
        return termios.tcgetattr(self.slave)

    def is_as_found(self):
        """The terminal's modes are the ones from before, and what stood on the screen is back."""
        return self.attributes() == self.before and self.raw.rstrip().count(b"\x1b[?1049h") == self.raw.count(
            b"\x1b[?1049l"
        )

    def foreign_bytes(self):
        """Whatever acts on a terminal and is not ours."""
        rest = OURS.sub(b"", self.raw).replace(b"\r\n", b"")
        text = rest.decode("utf-8", errors="strict")
        return [hex(ord(letter)) for letter in text if ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0]

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)
