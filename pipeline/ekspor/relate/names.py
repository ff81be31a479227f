"""The fullest form of each name in an article: acronyms to their expansions, short forms to long ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ekspor.schema import Country, Label, Mention

_LEGAL = {"pt", "cv", "ud", "tbk", "persero", "fa", "koperasi", "perum", "pd", "ltd", "inc", "co", "kud"}
_RANKED_PLACE = re.compile(r"\b(?:kota|kabupaten|kab\.?|provinsi)\s+\w", re.I)


def _key(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name.casefold()).strip()


def _words(name: str) -> list[str]:
    return [w for w in _key(name).split() if w not in _LEGAL]


class Names:
    """Aliases within one article. `full(mention)` is the mention whose words stand for it in a record."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._full: dict[tuple[Label, str], Mention] = {}
        self._acronyms(text, mentions)
        self._longer(mentions)
        self._countries(mentions)

    def full(self, mention: Mention) -> Mention:
        """The mention with the fullest words for the same thing; the mention itself when it has no other form."""
        seen = set()
        while (key := (mention.label, _key(mention.text))) in self._full and key not in seen:
            seen.add(key)
            mention = self._full[key]
        return mention

    def _acronyms(self, text: str, mentions: Sequence[Mention]) -> None:
        for name, short in zip(mentions, mentions[1:], strict=False):
            gap = text[name.end : short.start]
            if name.label == short.label and re.fullmatch(r"\s*\(\s*|\s+(?:atau|alias|atau\s+disebut)\s+", gap) and len(short.text) < len(name.text):
                self._full.setdefault((short.label, _key(short.text)), name)
        for mention in mentions:  # "Dinas … (Dindag)" and later "Dindag Kota X": the form that names its place is the fuller one
            if mention.label is Label.AGENCY and _RANKED_PLACE.search(mention.text):
                first = _key(mention.text).split(" kota ")[0].split(" kabupaten ")[0].split(" provinsi ")[0].split(" kab ")[0]
                known = self._full.get((Label.AGENCY, first))
                if known is not None and not _RANKED_PLACE.search(known.text):
                    self._full[Label.AGENCY, first] = mention
                    self._full.setdefault((Label.AGENCY, _key(known.text)), mention)

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

    def _countries(self, mentions: Sequence[Mention]) -> None:
        forms: dict[str, list[Mention]] = {}
        for mention in mentions:
            if isinstance(mention.value, Country) and not mention.text.casefold().startswith("negeri "):
                forms.setdefault(mention.value.code, []).append(mention)
        for mention in mentions:
            if isinstance(mention.value, Country):
                same = forms.get(mention.value.code, [])
                if same and (best := max(same, key=lambda m: (not m.text.isupper(), len(m.text)))).text.casefold() != mention.text.casefold() and (mention.text.isupper() or mention.text.casefold().startswith("negeri ")):
                    self._full.setdefault((Label.COUNTRY, _key(mention.text)), best)


def _covers(label: Label, short: list[str], long: list[str], long_key: str, short_key: str) -> bool:
    """Whether the longer form plainly names the same thing: "Raveena" in "PT Raveena Garmenindo", "Batang" in "Kabupaten Batang"."""
    if label is Label.REGION:
        return long[-len(short) :] == short and long_key.split()[0] in {"kabupaten", "kab", "kota", "provinsi"} and len(long) == len(short) + 1
    if label is Label.AGENCY:
        return len(short) >= 2 and long[: len(short)] == short and len(long) - len(short) <= 1 or _same_office(short, long)
    if label is Label.PORT:
        return set(short) < set(long) and len(short) >= len(long) - 1
    if short_key == " ".join(short) or long[0] == short[0]:
        return long[: len(short)] == short or (len(short) == 1 and short[0] in long and len(short[0]) > 4)
    return False


def _same_office(short: list[str], long: list[str]) -> bool:
    """ "Karantina Pertanian Palu" is "Balai Karantina Pertanian Kelas II Palu"."""
    return len(short) >= 2 and long[0] in {"balai", "kantor", "stasiun", "kppbc"} and set(short) <= set(long)
