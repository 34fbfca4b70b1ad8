"""The blog policy on real comments of strangers, which nobody here wrote: precision and recall against their labels.

The files are for tests only and not part of the project (UCI YouTube Spam Collection, CC BY 4.0). Name their folder in
AFTERWORD_COMMENTS, or put it beside the project as shared/data/youtube-spam.
"""

import json
import os
import pathlib

import pytest

FOLDER = pathlib.Path(
    os.environ.get("AFTERWORD_COMMENTS")
    or pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "data" / "youtube-spam"
)
FILES = sorted(FOLDER.glob("*.csv")) if FOLDER.is_dir() else []


@pytest.mark.skipif(not FILES, reason=f"no comment files in {FOLDER}")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_spam_is_found_and_fair_comments_are_left_alone(house, file):
    ran = house.run(
        "policy", "try", "--policy", "blog", str(file),
        "--column", "CONTENT", "--id-column", "COMMENT_ID", "--label", "CLASS", "--positive", "1", "--json",
    )
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    matrix = next(row for row in reversed(rows) if "precision" in row)
    assert matrix["precision"]["value"] >= 0.98, matrix
    assert matrix["recall"]["value"] >= 0.90, matrix
