"""Who speaks for which firm: its owner, its head, its hands, as any sentence of the article says."""

from __future__ import annotations

from ekspor.relate import roles
from ekspor.relate.claim import Link
from ekspor.relate.line import Line
from ekspor.relate.reporters import business_title, firm_from, name_parts
from ekspor.schema import Kind, Label, Mention

_FIRM_NEAR = 60
"""Characters behind a title that follows its name within which the firm is named."""

_REACH = 2
"""Sentences after the one that names a person within which "pemilik CV Sinar itu" is that person."""


class Officers:
    """For which firm a person speaks, by each part of the name; told once, it holds for the whole article."""

    def __init__(self, lines: list[Line]) -> None:
        self._firms: dict[str, list[Link]] = {}
        last: list[Link] = []
        named, since = None, 0
        for line in (line for line in lines if line.sentence.kind is not Kind.CAPTION):
            firms = roles.exporters(line)
            if firms:
                last = [_link(firms[0])] if len({firm.text for firm in firms}) == 1 else []
            people = line.of(Label.PERSON)
            since += 1
            if people:
                named, since = people[0] if len({person.text for person in people}) == 1 else None, 0
                for person in people if not line.find("speaker.outsider") else ():
                    self._appoint(person, _firm_of(line, person, firms, last))
            elif named is not None and since <= _REACH:
                self._appoint(named, [_link(firm) for firm in firms if _is_his(line, firm)][:1])

    def firm_of(self, line: Line) -> list[Link]:
        """The firm for which a person of the sentence speaks."""
        known = (self._firms.get(part) for person in line.of(Label.PERSON) for part in name_parts(person))
        return next(filter(None, known), [])

    def _appoint(self, person: Mention, firm: list[Link]) -> None:
        for part in name_parts(person) if firm else ():
            self._firms.setdefault(part, firm)


def _firm_of(line: Line, person: Mention, firms: list[Mention], last: list[Link]) -> list[Link]:
    """ "Direktur PT Sinar, Budi", "Budi, pemilik PT Sinar": the firm beside the title, else the one that the sentence
    names; "kata pemiliknya, Budi", "bengkel milik Budi itu": the one told of `last`."""
    if own := firm_from(line, person):
        return [_link(own)]
    title = business_title(line, person)
    if title is not None and firms:
        behind = title.start() >= person.end
        end = title.end() + _FIRM_NEAR if behind else person.start
        beside = [firm for firm in firms if title.start() <= firm.start < end]
        if beside:
            return [_link(beside[0 if behind else -1])]
        return [_link(firms[0])] if len({firm.text for firm in firms}) == 1 else []
    if line.before(person.start, "speaker.of-that-firm"):
        return last
    if line.before(person.start, "speaker.owned-by") and line.after(person.end, "speaker.that-one"):
        return last
    return []


def _is_his(line: Line, firm: Mention) -> bool:
    """ "pemilik PT Sinar itu": whoever was named before."""
    return bool(line.before(firm.start, "speaker.business") and line.after(firm.end, "speaker.that-one"))


def _link(firm: Mention) -> Link:
    return Link.of(firm, "inherit.firm")
