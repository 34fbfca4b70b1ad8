"""Release programs as README builds them, with the toolset of .release, and what a server takes after its start."""

import contextlib
import pathlib
import re
import subprocess
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / ".build/release"
ORDER = ROOT / ".release/order.txt"
# A start and its check of the file; under valgrind they take half a minute.
START_SECONDS = 300


def build(product):
    """The program, built if need be."""
    command = ["swift", "build", "-c", "release", "--toolset", ".release/toolset.json", "--product", product]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, done.stdout[-4_000:]
    return FOLDER / product


def build_for_valgrind(product, folder):
    """The same without its debug information, which is of a newer kind than valgrind reads."""
    stripped = pathlib.Path(folder) / product
    subprocess.run(["strip", "-g", "-o", stripped, build(product)], check=True)
    return stripped


@contextlib.contextmanager
def at_rest(program, folder):
    """A server whose start is over, and the seconds for which it read its whole file beside the readers."""
    process = subprocess.Popen(
        [program, "serve", "--json", "--data", folder, "--port", "0", "--log-level", "debug"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = threading.Timer(START_SECONDS, process.kill)
    deadline.start()
    try:
        heard = []
        for line in process.stderr:
            heard.append(line)
            if "the whole file was checked" in line:
                break
        deadline.cancel()
        seconds = re.search(r"seconds\W+([\d.]+).*the whole file was checked", heard[-1] if heard else "")
        assert seconds, f"the start did not end: {heard[-9:]}"
        yield process, float(seconds[1])
        process.terminate()
        process.communicate()
        assert process.returncode == 0, process.returncode
    finally:
        deadline.cancel()
        process.kill()
        process.wait()


def resident(process):
    """MiB that a process takes: all of it, and what is its own alone."""
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    rows = {row.split(":")[0]: row.split()[1] for row in text.splitlines() if "kB" in row}
    return {name: int(rows[name]) / 1024 for name in ("VmRSS", "RssAnon")}
