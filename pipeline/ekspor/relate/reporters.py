"""Who says so: the agencies that a sentence names as its source, and who is speaking from one sentence to the next."""

from __future__ import annotations

import re

from ekspor.relate import roles
from ekspor.relate.claim import Link
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.schema import Label, Mention

_REPORTED_BY = 8
"""Sentences within which the first source must be named to stand for what was told before it."""

_OFFICE_NEAR = 80
"""Characters between an office and the name of who speaks for it."""

_BEFORE = ("speaker.title", "speaker.data", "speaker.source", "speaker.said", "speaker.certified")
_AFTER = ("speaker.reports", "speaker.reports-plainly")
"""Phrases that make the agency behind them, or before them, the one that reports."""

_MINISTRY = re.compile(r"Kementerian\s+(\w+)|Kemen([a-z]{3,})")
_MINISTER = re.compile(
    r"\bMenteri\s+(?:Koordinator\s+(?:Bidang\s+)?)?([A-Z]\w+)(?:\s+\(Men([a-z]{3,})\))?|\bMen([a-z]{3,})\b"
)
"""A ministry and its minister: "Kementerian Perdagangan", "Kemendag", "Menteri Perdagangan (Mendag)", "Mendag"."""

_NAME_PART = re.compile(r"\w{3,}")


def reporters(line: Line) -> list[Mention]:
    """Agencies and associations that speak in the sentence: after a title or "data", before or as the agent of a verb
    of reporting, or in one list with such a one."""
    found = {line.ask(_office_of, m) for m in line.of(Label.AGENCY, Label.COMPANY) if line.ask(_reports, m)}
    if not found:
        return []
    listed = [g for g in line.groups if g.label is Label.AGENCY and any(m in found for m in g.mentions)]
    return sorted({*found, *(line.ask(_office_of, m) for g in listed for m in g.mentions)})


class Speakers:
    """Whose words the article is giving: an agency, until another speaks, or somebody who speaks for none."""

    def __init__(self, lines: list[Line]) -> None:
        self.now = [Link.of(m, "inherit.first-reporter") for m in _first(lines[:_REPORTED_BY])]
        self._offices: dict[str, list[Link]] = {}
        """For whom a person speaks, by each part of the name."""
        self._data: list[Link] = []
        """Whose data were told of last."""
        self._last: list[Link] = []
        """The last source that was named, whoever speaks now."""
        self._his: list[Link] | None = None
        """For whom the last person that was named, or told of by his office, speaks."""
        self._ministries = _ministries(lines)
        self._firm_in: int | None = None
        """The paragraph in which somebody spoke for a firm or himself, and nobody since."""
        self.is_office = False
        """Whether the last sentence names an office as its source, or somebody who speaks for one."""

    def hear(self, line: Line) -> None:
        """Note who speaks in a sentence: an agency named as its source, a person known to speak for one, or one who
        speaks for a firm or himself."""
        people = line.of(Label.PERSON)
        self.is_office = False
        if found := reporters(line):
            self._last = [Link.of(m, "inherit.reporter") for m in found]
            self._give(line, self._last)
            if any(line.before(m.start, "speaker.data") for m in found):
                self._data = self.now
            if any(line.before(m.start, "speaker.title") for m in found):
                self._his = self.now
            for person in people:
                if any(0 <= person.start - m.end < _OFFICE_NEAR for m in found):
                    self._appoint(person)
            return
        if ministry := self._of_minister(line):
            self._give(line, ministry)
        elif any(line.after(firm.end, "speaker.reports") for firm in roles.exporters(line)):
            self.now = []
        elif self._his is not None and not people and line.find("speaker.he"):
            self._give(line, self._his)
        elif any(line.before(firm.start, "speaker.heads") for firm in roles.exporters(line)):
            self._give(line, [])
        elif self._last and line.find("agency.again"):
            self._give(line, self._last)
        for person in people:
            known = [self._offices[part] for part in name_parts(person) if part in self._offices]
            if known:
                self._give(line, known[0])
                self._his = known[0]
            elif _is_of_business(line, person):
                self._give(line, [])
                self._appoint(person)
            elif self._last and line.before(person.start, "speaker.of-that-office"):
                self._give(line, self._last)
                self._appoint(person)
        if self._data and line.find("speaker.same-data"):
            self.now, self._firm_in = self._data, None
        if _is_outside(line):
            self.now, self._firm_in, self._his = [], None, None

    def _give(self, line: Line, sources: list[Link]) -> None:
        """Go on with the words of others: of these offices, or of a firm."""
        self.now, self.is_office = sources, bool(sources)
        self._firm_in = None if sources else line.sentence.paragraph

    def is_firm(self, line: Line) -> bool:
        """Whether a sentence is in a paragraph of one who speaks for a firm or himself."""
        return self._firm_in == line.sentence.paragraph

    def _of_minister(self, line: Line) -> list[Link]:
        """ "ujar Mendag": the ministry, where the article names it."""
        said = line.has("speech", "report")
        titles = _MINISTER.finditer(line.text, line.start, line.end)
        titles = (title for title in titles if said or line.before(title.start(), "speaker.said"))
        found = (self._ministries.get(name.casefold()) for title in titles for name in title.groups() if name)
        return next(filter(None, found), [])

    def _appoint(self, person: Mention) -> None:
        self._offices |= dict.fromkeys(name_parts(person), self.now)
        self._his = self.now


def _ministries(lines: list[Line]) -> dict[str, list[Link]]:
    """The ministries that an article names, by the field in their names and by the end of their acronyms."""
    found: dict[str, list[Link]] = {}
    for line in lines:
        for office in line.of(Label.AGENCY):
            if match := _MINISTRY.match(office.text):
                found.setdefault((match[1] or match[2]).casefold(), [Link.of(office, "inherit.reporter")])
    for line in lines:
        for title in _MINISTER.finditer(line.text, line.start, line.end):
            if title[2] and (ministry := found.get(title[1].casefold())):
                found.setdefault(title[2], ministry)
    return found


def _first(lines: list[Line]) -> list[Mention]:
    """The first source that is named, unless somebody speaks for a firm before it."""
    for line in lines:
        if found := reporters(line):
            return found
        if roles.exporters(line) and any(_is_of_business(line, person) for person in line.of(Label.PERSON)):
            return []
    return []


def _is_of_business(line: Line, person: Mention) -> bool:
    """ "Direktur PT Sinar, Budi, berharap", "kata pengusaha kopi Budi", "kata Budi, pemilik PT Sinar" """
    speaks = line.has("speech", "report") or bool(roles.exporters(line))
    return speaks and (business_title(line, person) is not None or firm_from(line, person) is not None)


def firm_from(line: Line, person: Mention) -> Mention | None:
    """The firm of "Budi dari PT Sinar"."""
    firms = (firm for firm in line.of(Label.COMPANY) if firm.start > person.end)
    return next((firm for firm in firms if line.find("speaker.from-firm", person.end, firm.start)), None)


def business_title(line: Line, person: Mention) -> re.Match[str] | None:
    """The title of who speaks for a firm or for himself, before or behind the name; that of somebody else is not."""
    if before := line.before(person.start, "speaker.business"):
        of_office = any(before.start() < m.start < person.start for m in line.of(Label.AGENCY))
        return None if of_office else before
    behind = line.after(person.end, "speaker.business-behind")
    if behind is None:
        return None
    others = (other.start for other in line.of(Label.PERSON) if other.start >= behind.end())
    return None if any(line.find("speaker.next-name", behind.end(), start) for start in others) else behind


def _is_outside(line: Line) -> bool:
    """Whether a sentence that names no agency gives the words of an expert, or what a newspaper has noted itself."""
    if line.of(Label.AGENCY):
        return False
    return any(line.find(name) for name in ("speaker.outsider", "speaker.newspaper"))


def _reports(line: Line, mention: Mention) -> bool:
    if roles.role(line, mention) != "agency" or line.after(mention.end, "speaker.passed-through"):
        return False
    if line.before(mention.start, "speaker.former"):
        return False
    said = line.before(mention.start, *_BEFORE) or line.after(mention.end, *_AFTER)
    return said is not None or _by_minister(line, mention)


def _office_of(line: Line, mention: Mention) -> Mention:
    """ "Badan Ekspor (BE) Kementerian Perdagangan mencatat": of the two the first reports, a part of the second."""
    offices = [m for m in line.of(Label.AGENCY) if m.end < mention.start]
    part = next((m for m in offices if phrase("speaker.part-of").find(line.text, m.end, mention.start)), None)
    return part if part is not None else mention


def _by_minister(line: Line, mention: Mention) -> bool:
    """ "Menteri Perdagangan … menyebut" speaks for the "Kementerian Perdagangan" that the article names."""
    ministry = _MINISTRY.match(mention.text)
    if ministry is None or ministry[1] is None:
        return False
    return any(title[1] == ministry[1] for title in _MINISTER.finditer(line.text))


def name_parts(person: Mention) -> list[str]:
    """The words of a name, folded, by any of which the article may go on to call the person."""
    return _NAME_PART.findall(person.text.casefold())
