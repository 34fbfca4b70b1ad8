"""What a server keeps of its machine's memory while nobody asks it anything."""

import os
import resource

import pytest
import release

MOST_MIB, MOST_OWN_MIB = 40, 13


@pytest.mark.skipif(resource.getpagesize() != 4_096, reason="pages are larger here, so more of a program is counted")
@pytest.mark.skipif((os.cpu_count() or 1) > 4, reason="a server has threads for each core; the bound is for four")
def test_a_server_at_rest_is_small(folder):
    """Over it: something was added, or .release/order.txt is too old (Tests/Load/order.py) for code or compiler."""
    with release.at_rest(release.build("afterword"), folder) as (process, _):
        sizes = release.resident(process)
    assert sizes["VmRSS"] <= MOST_MIB and sizes["RssAnon"] <= MOST_OWN_MIB, sizes
