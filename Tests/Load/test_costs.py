"""What a piece of work costs, counted by valgrind: instructions and allocations, the same on every machine.

A case is run a few times and some times more; the difference is the cost of the work alone, without start and
preparation. `costs.json` keeps what it was; more than two hundredths over it fails, and so does as much under it, so
that what was gained stays. AFTERWORD_RECORD=1 writes the file anew.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest
import release

KEPT = pathlib.Path(__file__).with_name("costs.json")
CASES = ("markdown", "scan", "verdict", "thread-page", "thread-json")
FEW, MORE = 2, 22
ALLOWED = 0.02
COUNTERS = {
    "instructions": (["--tool=callgrind", "--callgrind-out-file=/dev/null"], r"Collected : (\d+)"),
    "allocations": (["--tool=memcheck", "--leak-check=no", "--undef-value-errors=no"],
                    r"total heap usage: ([\d,]+) allocs"),
}


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """The release program as the README builds it, because what is counted is what the optimiser leaves."""
    if not shutil.which("valgrind"):
        pytest.skip("valgrind is missing: apt-get install valgrind")
    return release.build_for_valgrind("CostCounts", tmp_path_factory.mktemp("costs"))


def count(program, counter, case, times, *more):
    options, pattern = COUNTERS[counter]
    done = subprocess.run(
        ["valgrind", *options, program, case, str(times), *more], capture_output=True, text=True, check=True,
        env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"},
    )
    return int(re.search(pattern, done.stderr)[1].replace(",", ""))


def cost(program, counter, case, *more):
    few, many = (count(program, counter, case, times, *more) for times in (FEW, MORE))
    return (many - few) / (MORE - FEW)


def is_kept(cost, kept):
    return abs(cost / kept - 1) <= ALLOWED


@pytest.mark.parametrize("counter", COUNTERS)
@pytest.mark.parametrize("case", CASES)
def test_it_costs_what_it_cost(program, case, counter):
    found = cost(program, counter, case)
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    if os.environ.get("AFTERWORD_RECORD"):
        kept.setdefault(case, {})[counter] = round(found)
        KEPT.write_text(json.dumps(kept, indent=2) + "\n")
    assert is_kept(found, kept[case][counter]), f"{case}: {found:,.0f} {counter}, kept {kept[case][counter]:,}"


def test_a_twentieth_more_is_found(program):
    kept = json.loads(KEPT.read_text())["markdown"]
    for counter in COUNTERS:
        assert not is_kept(cost(program, counter, "markdown", "planted"), kept[counter])
