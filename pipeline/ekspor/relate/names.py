"""The fullest form of each name in an article: acronyms to their expansions, short forms to long ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ekspor.schema import Country, Label, Mention, Region

_LEGAL = {"pt", "cv", "ud", "tbk", "persero", "fa", "koperasi", "perum", "pd", "ltd", "inc", "co", "kud"}
_RANKED_PLACE = re.compile(r"\b(?:kota|kabupaten|kab\.?|provinsi)\s+\w", re.I)


_ACRONYM_AFTER = re.compile(r"\s*\(([A-Z][A-Z0-9]{1,7})\)")
"""An acronym or ticker in brackets that is no mention of its own: "PT … Tbk (SLPG)"."""


def _key(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name.casefold()).strip()


def _words(name: str) -> list[str]:
    return [w for w in _key(name).split() if w not in _LEGAL]


def _initials(name: str) -> str:
    return "".join(w[0] for w in _words(name)).upper()


class Names:
    """Aliases within one article. `full(mention)` is the mention whose words stand for it in a record."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._full: dict[tuple[Label, str], Mention] = {}
        self._acronyms(text, mentions)
        self._longer(mentions)
        self._places(mentions)

    def full(self, mention: Mention) -> Mention:
        """The mention with the fullest words for the same thing; the mention itself when it has no other form."""
        seen = set()
        while (key := (mention.label, _key(mention.text))) in self._full and key not in seen:
            seen.add(key)
            mention = self._full[key]
        return mention

    def fullest(self, label: Label, text: str) -> str:
        """The fullest words for a name, folded: one key for all its forms."""
        known = self._full.get((label, _key(text)))
        return (self.full(known).text if known is not None else text).casefold()

    def _acronyms(self, text: str, mentions: Sequence[Mention]) -> None:
        for name, short in zip(mentions, mentions[1:], strict=False):
            gap = text[name.end : short.start]
            if (
                name.label != short.label
                or name.label in (Label.REGION, Label.DATE, Label.PERSON)
                or (_place_code(name) or "") != (_place_code(short) or "")
            ):
                continue
            if re.fullmatch(r"\s+atau\s+", gap) and short.text == _initials(name.text):
                self._full.setdefault((short.label, _key(short.text)), name)
            if re.fullmatch(r"\s*\(\s*|\s+alias\s+|\s*/\s*(?=\Z)", gap) and (
                gap.strip() != "/" or _key(name.text) in {k for _, k in self._full}
            ):
                self._full.setdefault((short.label, _key(short.text)), self.full(name))
        for mention in mentions:
            if mention.label in (Label.AGENCY, Label.COMPANY) and (match := _ACRONYM_AFTER.match(text, mention.end)):
                self._full.setdefault((mention.label, _key(match[1])), mention)
        for mention in mentions:
            if mention.label is Label.AGENCY:
                self._office(mention)

    def _office(self, mention: Mention) -> None:
        """ "Dinas … (Dindag)", then "Dindag Kota X": the form that names its place with its rank is fuller, a bare "Dindag X" is not."""
        key = _key(mention.text)
        first = key.split()[0]
        for (label, acronym), known in list(
            self._full.items()
        ):  # "Disperindagkop Kabupaten X" is the "Disperindag" of the article
            if (
                label is Label.AGENCY
                and len(acronym) >= 6
                and " " not in acronym
                and first != acronym
                and first.startswith(acronym)
            ):
                self._full.setdefault((Label.AGENCY, key), known)
        for acronym in (" ".join(key.split()[:n]) for n in (1, 2)):
            known = self._full.get((Label.AGENCY, acronym))
            if known is None or acronym == key:
                continue
            if _RANKED_PLACE.search(mention.text) and not _RANKED_PLACE.search(known.text):
                self._full[Label.AGENCY, acronym] = mention
                self._full.setdefault((Label.AGENCY, _key(known.text)), mention)
            else:
                self._full.setdefault((Label.AGENCY, key), known)

    def _longer(self, mentions: Sequence[Mention]) -> None:
        for label in (Label.COMPANY, Label.AGENCY, Label.PORT, Label.REGION):
            forms = {_key(m.text): m for m in reversed(mentions) if m.label is label}
            ordered = sorted(forms.items(), key=lambda item: -len(item[0]))
            for key, _ in ordered:
                words = _words(key)
                if (label, key) in self._full or not words:
                    continue
                for longer, mention in ordered:
                    if len(longer) > len(key) and _covers(label, words, _words(longer), longer, key):
                        self._full[label, key] = mention
                        break

    def _places(self, mentions: Sequence[Mention]) -> None:
        """Names of one place by its code: "Sultra" is "Sulawesi Tenggara", "AS" and "Negeri Paman Sam" are "Amerika Serikat"."""
        forms: dict[tuple[Label, str], list[Mention]] = {}
        for mention in mentions:
            code = _place_code(mention)
            if code is not None:
                forms.setdefault((mention.label, code), []).append(mention)
        for (label, _), same in forms.items():
            best = max(same, key=_fullness)
            for mention in same:
                short = (
                    mention.text.isupper()
                    or mention.text.casefold().startswith("negeri ")
                    or label is Label.REGION
                    or _fullness(best)[0]
                )
                if short and _key(mention.text) != _key(best.text):
                    self._full.setdefault((label, _key(mention.text)), best)


def _place_code(mention: Mention) -> str | None:
    return mention.value.code if isinstance(mention.value, Country | Region) else None


def _fullness(mention: Mention) -> tuple[bool, bool, bool, int]:
    """The canonical name, then written out before an acronym or nickname, then the longer form."""
    canonical = isinstance(mention.value, Country) and mention.text.casefold() == mention.value.name.casefold()
    return (canonical, not mention.text.casefold().startswith("negeri "), not mention.text.isupper(), len(mention.text))


def _covers(label: Label, short: list[str], long: list[str], long_key: str, short_key: str) -> bool:
    """Whether the longer form plainly names the same thing: "Raveena" in "PT Raveena Garmenindo", "Batang" in "Kabupaten Batang"."""
    if label is Label.REGION:
        return (
            long[-len(short) :] == short
            and long_key.split()[0] in {"kabupaten", "kab", "kota", "provinsi"}
            and len(long) == len(short) + 1
        )
    if label is Label.AGENCY:
        return (len(short) >= 2 and long[: len(short)] == short and len(long) - len(short) <= 1) or _same_office(
            short, long
        )
    if label is Label.PORT:
        return set(short) < set(long) and len(short) >= len(long) - 1
    if short_key == " ".join(short) or long[0] == short[0]:
        return long[: len(short)] == short or (len(short) == 1 and short[0] in long and len(short[0]) > 4)
    return False


def _same_office(short: list[str], long: list[str]) -> bool:
    """ "Karantina Pertanian Palu" is "Balai Karantina Pertanian Kelas II Palu"."""
    return len(short) >= 2 and long[0] in {"balai", "kantor", "stasiun", "kppbc"} and set(short) <= set(long)
