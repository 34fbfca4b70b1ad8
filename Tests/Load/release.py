"""Release programs as README builds them, with the toolset of .release, and what a server takes after its start."""

import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ORDER = ROOT / ".release/order.txt"


def build(product):
    """The program, built if need be."""
    command = ["swift", "build", "-c", "release", "--toolset", ".release/toolset.json", "--product", product]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return ROOT / ".build/release" / product


def build_for_valgrind(product, folder):
    """The same without its debug information, which is of a newer kind than valgrind reads."""
    stripped = pathlib.Path(folder) / product
    subprocess.run(["strip", "-g", "-o", stripped, build(product)], check=True)
    return stripped


def checked(program, folder):
    """A server whose start is over, and the seconds for which it read its whole file beside the readers."""
    process = subprocess.Popen(
        [program, "serve", "--json", "--data", folder, "--port", "0", "--log-level", "debug"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    line = next(line for line in process.stderr if "the whole file was checked" in line)
    return process, float(re.search(r"seconds\W+([\d.]+)", line).group(1))


def resident(process):
    """MiB that a process takes: all of it, and what is its own alone."""
    text = pathlib.Path(f"/proc/{process}/status").read_text()
    rows = {row.split(":")[0]: row.split()[1] for row in text.splitlines() if "kB" in row}
    return {name: int(rows[name]) / 1024 for name in ("VmRSS", "RssAnon")}
