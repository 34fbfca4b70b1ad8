"""Writes .release/order.txt anew: functions that a server runs, which the linker then lays side by side.

Usage: .build/venv/bin/python Tests/Load/order.py     takes some five minutes besides the build; needs valgrind

The kernel brings sixteen pages of a program in for each one that is asked for, so functions that are used and lie far
apart cost memory. First come those of a start, then those that readers and moderators need besides, as valgrind sees
them in the tests of privacy, which ask for a little of everything. What the list does not name lies behind it, and
names that are gone are passed over: an old list costs some memory and nothing else. test_memory.py says when it is
too old.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import release

# A start runs some eight thousand; with much fewer valgrind did not see it.
FEWEST = 4_000


def under_valgrind(program, folder):
    """A program that runs the given one under valgrind and notes its functions in the folder."""
    script = pathlib.Path(folder) / "under-valgrind"
    script.write_text(f"""#!/bin/sh
exec valgrind -q --tool=callgrind --demangle=no '--callgrind-out-file={folder}/%p.calls' '{program}' "$@"
""")
    script.chmod(0o700)
    return script


def functions_of_servers(folder):
    """Names of the functions that servers ran; other verbs are short-lived, and nobody keeps their memory."""
    names = set()
    for calls in pathlib.Path(folder).glob("*.calls"):
        text = calls.read_text(errors="replace")
        if re.search(r"^cmd: +\S+ serve ", text, re.MULTILINE):
            names |= set(re.findall(r"^c?fn=\(\d+\) ([^'\s]+)", text, re.MULTILINE))
        calls.unlink()
    return names


def functions_in(program):
    """Names of the functions that the program itself holds, and not one of its libraries."""
    rows = subprocess.run(["nm", "--defined-only", program], capture_output=True, text=True, check=True).stdout
    return {name for _, kind, name in (row.split(" ", 2) for row in rows.splitlines()) if kind in "tTwW"}


def main():
    with tempfile.TemporaryDirectory(prefix="aw-") as folder:
        program = release.build_for_valgrind("afterword", folder)
        script = under_valgrind(program, folder)
        with release.at_rest(script, folder + "/data"):
            pass
        own = functions_in(program)
        start = functions_of_servers(folder) & own
        subprocess.run(
            [sys.executable, "-m", "pytest", "-c", "Tests/pytest.ini", "--rootdir", "Tests", "Tests/Privacy"],
            cwd=release.ROOT, check=True, env={**os.environ, "AFTERWORD_PROGRAM": str(script)})
        later = functions_of_servers(folder) & own - start
    assert len(start) > FEWEST, f"valgrind saw {len(start)} functions of a start"
    written = release.ORDER.with_suffix(".new")
    written.write_text("\n".join([*sorted(start), *sorted(later)]) + "\n")
    written.replace(release.ORDER)
    # The build does not know that the linker reads the list: without these it has to link them again.
    for product in ("afterword", "LoadServer", "CostCounts", "PolicyBench"):
        (release.FOLDER / product).unlink(missing_ok=True)
    print(f"{len(start):,} functions of a start, {len(later):,} more: build again to lay them so")


if __name__ == "__main__":
    main()
