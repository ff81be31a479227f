"""The fullest form of each name in an article: acronyms to their expansions, short forms to long ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from ekspor.relate import offices
from ekspor.relate.phrases import phrase, words
from ekspor.schema import Agency, Country, Label, Mention, Region

_NO_WORD = re.compile(r"[^\w]+")

_ACRONYM_AFTER = re.compile(r"\s*\(([A-Z][A-Z0-9]{1,7})\)")
"""An acronym or ticker in brackets that is no mention of its own: "PT … Tbk (SLPG)"."""

_DOUBLED = re.compile(r"(.)\1+")

_OR = re.compile(r"\s+atau\s+")
_ASIDE = re.compile(r"\s*\(\s*|\s+alias\s+")
_SLASH = re.compile(r"\s*/\s*")
"""What stands between a name and another form of it."""

_NICKNAME = "negeri "
"""How nicknames of countries begin ("Negeri Sakura")."""

_STEM = 6
"""Letters from which on a longer acronym names the same office as one it begins with ("Disperindagkop")."""

_OFFICE = "kantor"
"""A word that makes no other office ("Kantor Bea Cukai X" is "Bea Cukai X")."""

_CUSTOMS = "bea cukai"
"""The kind of office of which a town has one, whatever its rank ("KPPBC TMP C Parepare" is "Bea Cukai Parepare")."""

_PLACES = (Country, Region)
"""The values that have a code of a place."""

_Form = tuple[Label, str]
"""A name as it is written, folded."""


class Names:
    """Aliases within one article. `full(mention)` is the mention whose words stand for it in a record."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._full: dict[_Form, Mention] = {}
        self._acronyms: dict[_Form, str] = {}  # in brackets behind a name
        self._spellings: dict[str, str] = {}
        for goods in (m.text for m in mentions if m.label is Label.COMMODITY):
            self._spellings.setdefault(letters(goods), goods.casefold())
        self._read_goods([m for m in mentions if m.label is Label.COMMODITY])
        self._read_asides(text, mentions)
        self._read_acronyms(text, mentions)
        for mention in mentions:
            if mention.label is Label.AGENCY:
                self._read_office(mention)
            elif mention.label is Label.COMPANY:
                self._read_branch(mention)
        for label in (Label.COMPANY, Label.AGENCY, Label.PORT, Label.REGION):
            self._read_longer([m for m in mentions if m.label is label])
        agencies = [m for m in mentions if m.label is Label.AGENCY]
        self._read_same_offices(agencies)
        for short, fuller in offices.by_field(agencies):
            self._alias(_form(short), fuller)
        self._read_places([*mentions, *_named_in_offices(mentions)])

    def full(self, mention: Mention) -> Mention:
        """The mention with the fullest words for the same thing; the mention itself when it has no other form."""
        seen: set[_Form] = set()
        while (form := _form(mention)) in self._full and form not in seen:
            seen.add(form)
            mention = self._full[form]
        return mention

    def fullest(self, label: Label, text: str) -> str:
        """The fullest words for a name, folded: one key for all its forms."""
        known = self._full.get((label, _key(text)))
        fullest = (self.full(known).text if known is not None else text).casefold()
        return self._spellings.get(letters(fullest), fullest) if label is Label.COMMODITY else fullest

    def _alias(self, form: _Form, mention: Mention) -> None:
        self._full.setdefault(form, mention)

    def _read_goods(self, goods: Sequence[Mention]) -> None:
        """ "kopinya" is kopi, as the article has it elsewhere, else without the suffix; "karet dan turunanya" lacks a
        letter that it has elsewhere."""
        plain = {_key(m.text): m for m in reversed(goods)}
        spelt = {_undoubled(m.text): m for m in sorted(goods, key=lambda m: len(letters(m.text)))}
        for mention in goods:
            if possessed := phrase("goods.possessed").find(mention.text):
                length = possessed.start("suffix")
                bare = replace(mention, end=mention.start + length, text=mention.text[:length])
                self._alias(_form(mention), plain.get(_key(bare.text), bare))
            elif letters((fuller := spelt[_undoubled(mention.text)]).text) != letters(mention.text):
                self._alias(_form(mention), fuller)

    def _read_asides(self, text: str, mentions: Sequence[Mention]) -> None:
        """ "Dinas Perdagangan (Disdag)", "Gabungan Industri Mebel atau GIM", "(CPO)/minyak sawit" """
        for name, other in pairwise(mentions):
            if name.label is not other.label or name.label in (Label.REGION, Label.DATE, Label.PERSON):
                continue
            if _place_code(name) != _place_code(other):
                continue
            start, end = name.end, other.start
            if _OR.fullmatch(text, start, end) and other.text == _initials(name.text):
                self._alias(_form(other), name)
            if _ASIDE.fullmatch(text, start, end) or (_SLASH.fullmatch(text, start, end) and _form(name) in self._full):
                self._alias(_form(other), self.full(name))

    def _read_acronyms(self, text: str, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            if mention.label in (Label.AGENCY, Label.COMPANY) and (match := _ACRONYM_AFTER.match(text, mention.end)):
                self._alias((mention.label, _key(match[1])), mention)
                self._acronyms.setdefault(_form(mention), match[1])

    def _read_office(self, mention: Mention) -> None:
        """ "Dinas … (Dindag)", then "Dindag Kota X": with the rank of its place it is fuller; "Dindag X" is not."""
        key = _key(mention.text)
        first, *more = key.split() or [""]
        for length in range(_STEM, len(first)):  # "Disperindagkop Kabupaten X" is the "Disperindag" of the article
            if known := self._full.get((Label.AGENCY, first[:length])):
                self._alias((Label.AGENCY, key), known)
        for acronym in dict.fromkeys((first, " ".join((first, *more[:1])))):
            known = self._full.get((Label.AGENCY, acronym))
            if known is None or acronym == key:
                continue
            if _is_ranked(mention.text) and not _is_ranked(known.text):
                self._full[Label.AGENCY, acronym] = mention
                self._alias(_form(known), mention)
            else:
                self._alias((Label.AGENCY, key), known)

    def _read_branch(self, mention: Mention) -> None:
        """ "Asosiasi … (AEKI)", then "AEKI Lampung": the association by its branch."""
        key = _key(mention.text)
        known = self._full.get((Label.COMPANY, key.partition(" ")[0])) if " " in key else None
        if known is not None and phrase("firm.association").find(known.text):
            self._alias(_form(mention), known)

    def _read_longer(self, mentions: Sequence[Mention]) -> None:
        """Short forms of the names of one label, each to the longest that plainly names the same thing."""
        forms = {_key(m.text): m for m in reversed(mentions)}
        ordered = sorted(
            ((key, _words(key), mention) for key, mention in forms.items()), key=lambda form: -len(form[0])
        )
        for key, short, mention in ordered:
            if not short or (mention.label, key) in self._full:
                continue
            for longer, long, other in ordered:
                if len(longer) <= len(key):
                    break
                if _covers(mention.label, key, short, long) and not self._are_two(mention, other):
                    self._full[mention.label, key] = other
                    break

    def _are_two(self, one: Mention, other: Mention) -> bool:
        """ "PT Bumi Tbk (BMI)", "PT Bumi Mineral Tbk (BMM)": what has an acronym of its own is no short form."""
        acronyms = {self._acronyms.get(_form(one)), self._acronyms.get(_form(other))} - {None}
        return len(acronyms) == 2

    def _read_same_offices(self, mentions: Sequence[Mention]) -> None:
        """Names of one office: "Kemendag" is "Kementerian Perdagangan", "BPS Malut" "BPS Provinsi Maluku Utara"."""
        offices: dict[tuple[str, ...], list[Mention]] = {}
        for mention in mentions:
            if office := _office(mention):
                offices.setdefault(office, []).append(mention)
        for same in offices.values():
            best = max(same, key=lambda m: len(m.text))
            for mention in same:
                if _key(mention.text) != _key(best.text):
                    self._alias(_form(mention), best)

    def _read_places(self, mentions: Sequence[Mention]) -> None:
        """Names of one place by its code: "Sultra" is "Sulawesi Tenggara", "Negeri Paman Sam" is "Amerika Serikat"."""
        places: dict[_Form, dict[str, Mention]] = {}
        for mention in mentions:
            if code := _place_code(mention):
                places.setdefault((mention.label, code), {}).setdefault(mention.text, mention)
        for (label, _), same in places.items():
            if len(same) == 1:
                continue
            best = max(same.values(), key=_fullness)
            for mention in same.values():
                short = label is Label.REGION or mention.text.isupper() or _is_nickname(mention) or _is_canonical(best)
                if short and _key(mention.text) != _key(best.text):
                    self._alias(_form(mention), best)


@lru_cache(maxsize=1 << 14)  # the same names come again and again, in an article and in the next
def _key(name: str) -> str:
    return _NO_WORD.sub(" ", name.casefold()).strip()


@lru_cache(maxsize=1 << 14)
def letters(name: str) -> str:
    """A name without its blanks: "batubara" is "batu bara"."""
    return _key(name).replace(" ", "")


def _undoubled(name: str) -> str:
    return _DOUBLED.sub(r"\1", letters(name))


def _form(mention: Mention) -> _Form:
    return (mention.label, _key(mention.text))


def _words(key: str) -> list[str]:
    """The words of a folded name without its legal form, short names of places written out."""
    return [part for w in key.split() if w not in words("legal_form") for part in _written_out().get(w, (w,))]


@cache
def _written_out() -> dict[str, tuple[str, ...]]:
    """ "soetta": ("soekarno", "hatta")"""
    pairs = (entry.split(" = ") for entry in words("short_place"))
    return {short: tuple(long.split()) for short, long in pairs}


def _initials(name: str) -> str:
    return "".join(w[0] for w in _words(_key(name))).upper()


def _is_ranked(name: str) -> bool:
    """Whether a name says what its place is: "Dindag Kabupaten Batang", not "Dindag Batang"."""
    return phrase("place.ranked").find(name) is not None


def _place_code(mention: Mention) -> str | None:
    return mention.value.code if isinstance(mention.value, _PLACES) else None


def _office(mention: Mention) -> tuple[str, ...] | None:
    """What all names of one office share: its canonical name, of a customs office the place alone."""
    if not isinstance(mention.value, Agency):
        return None
    *first, place = mention.value.name.split()
    if first and mention.value.kind == _CUSTOMS:
        return (_CUSTOMS, place)
    return tuple(word for word in (*first, place) if word.casefold() not in words("office_filling"))


def _named_in_offices(mentions: Sequence[Mention]) -> list[Mention]:
    """The places at the end of the names of offices: "BPS Sumatera Barat" has the full name of "Sumbar"."""
    known = {m.value.code for m in mentions if isinstance(m.value, Region)} - {None}
    named = (place for office in mentions if known and office.label is Label.AGENCY for place in offices.places(office))
    return [place for place in named if _place_code(place) in known]


def _is_canonical(mention: Mention) -> bool:
    return isinstance(mention.value, _PLACES) and mention.text.casefold() == mention.value.name.casefold()


def _is_nickname(mention: Mention) -> bool:
    return mention.text.casefold().startswith(_NICKNAME)


def _fullness(mention: Mention) -> tuple[bool, bool, bool, int]:
    """The canonical name, then written out before an acronym or nickname, then the longer form."""
    return (_is_canonical(mention), not _is_nickname(mention), not mention.text.isupper(), len(mention.text))


def _covers(label: Label, key: str, short: list[str], long: list[str]) -> bool:
    """Whether the longer form plainly names the same thing as the short one (`key`, and its words without legal form):
    "Raveena" in "PT Raveena Garmenindo", "Batang" in "Kabupaten Batang"."""
    match label:
        case Label.REGION:
            return long[1:] == short and long[0] in words("ranked_place")
        case Label.AGENCY:
            begins = len(short) >= 2 and long[: len(short)] == short and len(long) - len(short) <= 1
            same = [w for w in short if w != _OFFICE] == [w for w in long if w != _OFFICE]
            return begins or same or _is_same_office(short, long)
        case Label.PORT:
            return set(short) < set(long) and len(short) >= len(long) - 1
        case _:
            return long[: len(short)] == short or (key in long and len(key) > 4)


def _is_same_office(short: list[str], long: list[str]) -> bool:
    """ "Karantina Pertanian Palu" is "Balai Karantina Pertanian Kelas II Palu"."""
    return len(short) >= 2 and set(short) <= set(long) and long[0] in words("office_head")
