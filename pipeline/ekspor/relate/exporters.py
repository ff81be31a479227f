"""Who exports, where no firm stands beside the figure: the firm that the article tells of, a class, initials."""

from __future__ import annotations

from collections import Counter

from ekspor.relate import roles
from ekspor.relate.claim import Claim, Link, Unnamed
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.relate.officers import Officers
from ekspor.relate.phrases import phrase
from ekspor.schema import Kind, Label, Mention, Status

_OFTEN = 3
"""Times that a firm of the lead must be named for the whole article to be about it."""

_REACH = 3
"""Sentences after the one that tells of a firm within which its paragraph goes on with it."""

_IN_CLASS = {"members": Label.AGENCY, "whose": Label.AGENCY, "subject": Label.COMMODITY, "owners": Label.COMMODITY}
"""What may be named within the words for a class: "anggota Gabel", "petambak bandeng"."""


class Firms:
    """The exporter that the article is telling of: the last firm named as one, until an agency or others take over."""

    def __init__(self, lines: list[Line], names: Names) -> None:
        self._names = names
        self._named = Counter(names.fullest(Label.COMPANY, m.text) for line in lines for m in line.of(Label.COMPANY))
        self._now: list[Link] = []
        self._paragraph = -1
        """Where the firm was last told of."""
        self._country = -1
        """The paragraph that has turned to what the whole country exports."""
        self._last: list[Link] = []
        """The last firm named, whoever took over since."""
        self._since = 0
        """Sentences since the firm was named or spoken for."""
        self._officers = Officers(lines)
        self.article = False
        """Whether the article is about one firm: headline or lead name it, and it is named often, or its head is
        interviewed."""

    def hear(self, line: Line, in_lead: bool, from_office: bool) -> None:
        """Note which firm a sentence tells of: the one it names, speaks for or calls "perusahaan itu"; `from_office`:
        an office says so."""
        if line.sentence.kind is Kind.CAPTION:
            return
        self._since += 1
        firms = roles.exporters(line)
        if len({firm.text for firm in firms}) == 1:
            self._tell_of([Link.of(firms[0], "inherit.firm")], line)
            often = self._named[self._names.fullest(Label.COMPANY, firms[0].text)] >= _OFTEN
            self.article |= (in_lead and often) or line.find("exporter.interviewed") is not None
        elif firms:
            self._now = self._last = []
        elif firm := self._spoken_for(line):
            self._tell_of(firm, line)
        elif self._now and not from_office and self._is_its_person(line):
            self._tell_of(self._now, line)
        elif _is_of_the_country(line):
            self._country = line.sentence.paragraph
        elif not self.article and (from_office or line.of(Label.AGENCY)):
            self._now = []

    def told_in(self, line: Line, again: bool) -> list[Link]:
        """The firm that a sentence tells of without naming it; `again`: the sentence refers back to what was told. What
        leaves a whole place is of none."""
        if self._since and (line.find("flow.of-a-place") or self._country == line.sentence.paragraph):
            return []
        if self.article or self._since == 0:
            return self._now
        again = again or line.find("exporter.firm-again") is not None
        return self._now if (again and self._since == 1) or self._goes_on(line) else []

    def _goes_on(self, line: Line) -> bool:
        """Whether a sentence goes on with the paragraph that tells of the firm, and with nobody and nowhere else."""
        if line.sentence.paragraph != self._paragraph or self._since > _REACH:
            return False
        if line.of(Label.COMPANY, Label.PERSON):
            return False
        if line.find("exporter.class") or any(
            goods.start == line.start for goods in line.of(Label.COMMODITY)
        ):  # the next of a list of goods
            return False
        return not any(part == "origin" for _, part in roles.roles(line, line.of(Label.REGION, Label.COUNTRY)))

    def _tell_of(self, firm: list[Link], line: Line) -> None:
        self._now, self._last, self._since, self._paragraph = firm, firm, 0, line.sentence.paragraph
        self._country = -1

    def _is_its_person(self, line: Line) -> bool:
        """Whether somebody speaks or acts in the paragraph that tells of the firm."""
        return line.sentence.paragraph == self._paragraph and line.find("exporter.person") is not None

    def _spoken_for(self, line: Line) -> list[Link]:
        """The firm of a known officer, or the last that the sentence calls by what it is."""
        known = self._officers.firm_of(line) if not line.of(Label.AGENCY) else []
        return known or (self._last if line.find("exporter.that-firm") else [])


def _is_of_the_country(line: Line) -> bool:
    """ "Secara nasional, ekspor kopi 5 ton", "Indonesia mengekspor 5 ton kopi" """
    return line.find("flow.national") is not None or any(roles.role(line, m) == "home" for m in line.of(Label.COUNTRY))


def add_class(line: Line, claim: Claim) -> None:
    """Who exports, where the sentence names a number or class of firms ("21 eksportir", "UMKM")."""
    if claim.status is Status.TARGET or claim.base:
        return
    named = claim.get("exporter")
    taken: list[tuple[int, int]] = []
    for name in ("exporter.class", "exporter.class-acts"):
        for match in phrase(name).all(line.text, line.start, line.end):
            start, end = match.span(match.lastgroup or 0)
            body = _IN_CLASS.get(match.lastgroup or "")
            if line.overlaps_mention(start, end, besides=body) or (named and not line.after(end, "exporter.some-of")):
                continue
            if any(start < last and first < end for first, last in taken):
                continue  # "tiga eksportir kopi" is one class, by its number
            if not line.before(start, "exporter.class-of-others"):
                claim.add("exporter", _unnamed(line, start, end, "role.exporter-class"))
                taken.append((start, end))


def owners(line: Line) -> list[Mention]:
    """The firms that a sentence says the goods told before are of ("Udang itu milik PT Sinar dan CV Nusa")."""
    firms = roles.exporters(line)
    first = next((at for at, firm in enumerate(firms) if line.before(firm.start, "exporter.of-goods")), None)
    return firms[first:] if first is not None else []


def for_whom(line: Line) -> list[Mention]:
    """ "Bagi PT Sinar, ini pengiriman kedua": whose what was told just before is."""
    found = line.find("exporter.for-whom")
    return [firm for firm in roles.exporters(line) if found is not None and found.start() < firm.start < found.end()]


def heads_list(line: Line) -> bool:
    """Whether a sentence announces a list of exporters ("Daftar eksportir kopi:")."""
    return line.text[line.start : line.end].endswith(":") and line.find("exporter.listed") is not None


def add_listed(line: Line, claim: Claim) -> bool:
    """Add the exporter that an item of the announced list names ("1. PT X"); whether it is an item, and no more."""
    firms = line.of(Label.COMPANY)
    if len(firms) != 1 or len(line.mentions) > 1 or not line.after(line.start, "list.item"):
        return False
    forget_class(claim)
    claim.add("exporter", Link.of(firms[0], "inherit.listed"))
    return True


def forget_class(claim: Claim) -> None:
    """Take out a class of firms ("20 perusahaan") whose names follow."""
    if not claim.names_exporter:
        claim.slots.pop("exporter", None)


def add_initials(line: Line, claim: Claim) -> None:
    """Whom the police name by initials only ("RM dengan 3 batang emas, TS …"): the last before the first amount."""
    if claim.says("exporter"):
        return
    first = min((link.start for link in claim.amounts), default=line.end)
    found = phrase("exporter.initials").all(line.text, line.start, first)
    people = [match for match in found if not line.overlaps_mention(*match.span(), besides=Label.PERSON)]
    if people:
        claim.add("exporter", _unnamed(line, *people[-1].span(), "role.exporter-initials"))


def _unnamed(line: Line, start: int, end: int, rule: str) -> Link:
    return Link(start, end, line.text[start:end], Unnamed(), (rule,))
