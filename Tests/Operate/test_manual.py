"""The man page as a reader of it meets it."""

import subprocess


def test_the_man_page_is_sound_and_shows_what_help_shows(house):
    page = house.run("manual").stdout
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning"], input=page, text=True, capture_output=True)
    assert lint.stdout == "" and lint.returncode == 0
    shown = subprocess.run(["mandoc", "-T", "utf8"], input=page, text=True, capture_output=True, check=True).stdout
    # Bold is a letter struck twice.
    plain = "".join(c for i, c in enumerate(shown) if c != "\b" and shown[i + 1 : i + 2] != "\b")
    help_text = house.run("approve", "--help").stdout
    examples = help_text[help_text.index("Examples:") :].split("\n\n")[0].splitlines()[1:]
    assert len(examples) == 2
    for example in examples:
        assert example.strip() in plain
