"""Where the headline that a "Baca juga:" points to ends, when running text goes on without a line break.

Such headlines are mostly in title case, sentences are not. So the first lower-case word that no headline would have
shows that a sentence is under way, and its beginning is looked for before that word: a word that opens sentences
("Menurut", "Di sisi lain"), the job title or organisation that its subject begins with ("Ketua Umum SPKS, Sabarudin,
menegaskan"), or else the last capitalised word ("Apolin juga") with the rest of the name, where the article has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ekspor.segment.sentences import words

_REACH = 320  # no headline is longer
_LEAST = 4  # words of a headline
_CONTEXT = 20_000  # how far around the link a name is looked for
_TOKEN = re.compile(r"\S+")
_STOP = re.compile(
    r"""
    [\n\r]
  | [ \t\xa0]{2,}(?=[A-Z“"‘(]|$)
  | [ ](?=“)
  | [ ](?=\d\.[ ][A-Z])            # the next point of a numbered list
  | (?<=[a-z]{4}\.)[ ](?=[A-Z“"])
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(
    r"""(?:["“][^"“”]{1,200}["”]|['‘][^\n"“”]{1,200}?['’](?=:?\s|:?$))(?:[ ](?:di[ ]sini|berikut(?:[ ]ini)?)[ ]?:?)?"""
)
_SHORT_QUOTE = re.compile(r'"[^",.]{1,24}"(?=\s|$)')
_VERB = re.compile(r"(?:(?:me|ber|di|ter)[a-z]{3,}|bilang|pun|ingin|optimistis|tengah|masih|kata)[,.]?$")


def link_end(text: str, start: int, limit: int) -> int:
    """End of the linked headline that begins at `start`; `limit` is where the paragraph ends."""
    limit = min(limit, start + _REACH)
    quoted = _QUOTED.match(text, start, limit)
    if quoted:
        return quoted.end()
    stop = _STOP.search(text, start, limit)
    limit = _opening_quote(text, start, stop.start() if stop else limit)
    tokens = list(_TOKEN.finditer(text, start, limit))
    around = text[max(start - _CONTEXT, 0) : start] + text[limit : limit + _CONTEXT]
    resumed = _sentence_start([token[0] for token in tokens], around)
    end = limit if resumed is None else tokens[resumed].start()
    return start + len(text[start:end].rstrip())


def _opening_quote(text: str, start: int, limit: int) -> int:
    """Where a straight quote opens running text; a few quoted words without comma or full stop belong to a headline."""
    at = text.find(' "', start, limit)
    while at >= 0 and (short := _SHORT_QUOTE.match(text, at + 1, limit)):
        at = text.find(' "', short.end(), limit)
    return limit if at < 0 else at


def _sentence_start(tokens: Sequence[str], around: str) -> int | None:
    """Index of the word with which running text resumes, None when all is headline."""
    sentence_case = sum(_is_content(token) for token in tokens[1 : _LEAST + 1]) >= 2
    for i in range(_LEAST - 1, len(tokens)):
        if _opens(tokens, i):
            return i
        if not _is_content(tokens[i]):
            continue
        start = _subject_start(tokens, i, around)
        begins = start >= _LEAST - 1 and not tokens[start - 1][:1].islower()
        if sentence_case:
            begins = start == i - 1 >= _LEAST - 1 and _VERB.match(tokens[i]) is not None
        if begins:
            return start
    return None


def _bare(token: str) -> str:
    return token.strip("\"'“”‘’()[],.:;!?…").lower()


def _is_content(token: str) -> bool:
    """A lower-case word that a headline in title case would not have."""
    return token[:1].islower() and _bare(token) not in words("small")


def _opens(tokens: Sequence[str], i: int) -> bool:
    """Whether a sentence begins at word `i`, to judge by that word and its neighbours."""
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else ""
    if not token[:1].isupper() or before[-1:] in ",:–-" or before[:1].islower():
        return False
    if _bare(token) in words("opener"):
        return True
    if _bare(token) not in words("starter") or not token[-1].isalpha():
        return False
    return after[:1].islower() or (after[:1].isdigit() and _bare(token) in words("small"))  # "Pada 2022"


def _subject_start(tokens: Sequence[str], verb: int, around: str) -> int:
    """Where the subject of the word at `verb` begins; 0 when no capitalised word precedes it."""
    if _VERB.match(tokens[verb]) and (head := _head(tokens, verb)):
        return head
    start = verb - 1
    while start > 0 and not (tokens[start][:1].isupper() or tokens[start][:1].isdigit()):
        start -= 1
    while start > 0 and f"{tokens[start - 1]} {tokens[start].rstrip(',')}" in around:
        start -= 1
    return start


def _head(tokens: Sequence[str], verb: int) -> int | None:
    """The title or organisation near `verb`: within five words of it, or nine where a comma sets off the name."""
    start = None
    for i in range(verb - 1, max(verb - 10, 0), -1):
        if tokens[i][-1:] in ":!?":
            break
        near = start - i <= 4 if start else verb - i <= 5 or any(t[-1] == "," for t in tokens[i:verb])
        if near and tokens[i][:1].isupper() and _bare(tokens[i]) in words("head"):
            start = i
    return start
