"""What a server keeps of its machine's memory while nobody asks it anything."""

import resource

import pytest
import release

MOST_MIB = 40


@pytest.mark.skipif(resource.getpagesize() != 4_096, reason="what lies in memory is counted in larger pages here")
def test_a_server_at_rest_is_small(folder):
    """Over it: what was added, or .release/order.txt is too old (Tests/Load/order.py)."""
    process, _ = release.checked(release.build("afterword"), folder)
    sizes = release.resident(process.pid)
    process.terminate()
    process.communicate()
    assert process.returncode == 0
    assert sizes["VmRSS"] <= MOST_MIB, sizes
