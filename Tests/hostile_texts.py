"""One list of texts that try to act, for every test of something that prints what strangers wrote, and what is
promised of each. Tests in Swift read the same file."""

import json
import re
import unicodedata

from conftest import ROOT

LIST = json.loads((ROOT / "Tests/Fixtures/hostile.json").read_text())
# Texts by what they are meant for; each is tried everywhere.
GROUPS = LIST["texts"]
TEXTS = [text for group in GROUPS.values() for text in group]
# Texts as JSON spells them, between its quotes: lone surrogates, which no other way can send, and odd escapes.
SPELT = LIST["json"]

MOST_MARKS = 8


def kept(text):
    """What is kept of a text that was typed (SETTLED 5): LF alone ends a line, no other control, NFC."""
    text = re.sub("\r\n?", "\n", text)
    return unicodedata.normalize("NFC", re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", text))


def shown(text):
    """What readers see of it: nothing reorders or hides other text, no mark reaches another line."""
    output, marks = [], 0
    for c in kept(text):
        if "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" or is_no_character(c):
            continue
        marks = marks + 1 if unicodedata.category(c) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            output.append(" " if c in "\u2028\u2029" else c)
    return "".join(output)


def line(text):
    """What is kept of it where one line belongs."""
    return re.sub("[\n\t]", " ", kept(text)).strip()


def is_no_character(c):
    return 0xFDD0 <= ord(c) <= 0xFDEF or ord(c) & 0xFFFE == 0xFFFE


def in_xml(text):
    """Without what XML 1.0 has no place for (§2.2)."""
    return "".join(c for c in text if c not in "\ufffe\uffff")


def acts(text):
    """Characters of a text that a terminal would obey or hide; joiners stay where scripts and emoji need them."""
    return {
        f"U+{ord(c):04X}" for place, c in enumerate(text)
        if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
        and not (c == "\u200d" and place and ord(text[place - 1]) > 0xFF)
    }


def escaped_for_terminals(text):
    """What a terminal is told instead: the numbers of what would act or hide, of the fourth mark in a row and on."""
    output, marks = [], 0
    for c in text:
        category = unicodedata.category(c)
        marks = marks + 1 if category in ("Mn", "Me") and not is_selector(c) else 0
        hides = category in ("Cc", "Cf", "Cn", "Co", "Zl", "Zp") or is_selector(c) or c in "\u034f\u115f\u3164\u2800"
        output.append(f"\\u{{{ord(c):x}}}" if hides and c != "\n" or marks > 3 else c)
    return "".join(output)


def is_selector(c):
    return 0xFE00 <= ord(c) <= 0xFE0F or 0xE0100 <= ord(c) <= 0xE01EF
