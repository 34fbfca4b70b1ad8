"""Writes .release/order.txt anew: functions that a server runs, which the linker then lays side by side.

Usage: .build/venv/bin/python Tests/Load/order.py     takes some five minutes besides the build; needs valgrind

The kernel brings sixteen pages of a program in for each one that is asked for, so functions that are used and lie far
apart cost memory: 12 MiB of it (Reliability). First come those of a start, then those that readers and moderators
need besides, as valgrind sees them in the tests of privacy, which ask for a little of everything. What the list does
not name lies behind it, and names that are gone are passed over: an old list costs some memory and nothing else.
test_memory.py says when it is too old.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import release


def follower(program, folder):
    """A program that runs the given one under valgrind and notes its functions in the folder."""
    script = pathlib.Path(folder) / "followed"
    script.write_text(f"""#!/bin/sh
exec valgrind -q --tool=callgrind --demangle=no --callgrind-out-file={folder}/%p.calls {program} "$@"
""")
    script.chmod(0o700)
    return script


def functions(folder):
    """Names of the functions that servers ran; other verbs are short-lived, and nobody keeps their memory."""
    names = set()
    for calls in pathlib.Path(folder).glob("*.calls"):
        text = calls.read_text(errors="replace")
        if re.search(r"^cmd: +\S+ serve ", text, re.MULTILINE):
            names |= set(re.findall(r"^c?fn=\(\d+\) ([^'\s]+)", text, re.MULTILINE))
        calls.unlink()
    return names


def symbols(program):
    """Names of the functions that the program itself holds, and not one of its libraries."""
    rows = subprocess.run(["nm", "--defined-only", program], capture_output=True, text=True, check=True).stdout
    return {name for _, kind, name in (row.split(" ", 2) for row in rows.splitlines()) if kind in "tTwW"}


def main():
    with tempfile.TemporaryDirectory(prefix="aw-") as folder:
        program = release.build_for_valgrind("afterword", folder)
        followed = str(follower(program, folder))
        process, _ = release.checked(followed, folder + "/data")
        process.terminate()
        process.communicate()
        start = functions(folder)
        subprocess.run(
            [sys.executable, "-m", "pytest", "-c", "Tests/pytest.ini", "--rootdir", "Tests", "Tests/Privacy"],
            cwd=release.ROOT, check=True, env={**os.environ, "AFTERWORD_PROGRAM": followed})
        later = functions(folder) - start
        own = symbols(program)
    lines = [*sorted(start & own), *sorted(later & own)]
    release.ORDER.write_text("\n".join(lines) + "\n")
    print(f"{len(lines):,} functions, {len(start & own):,} of them of the start: build again to lay them so")


if __name__ == "__main__":
    main()
