"""One figure, in digits or in words: `1.234,5`, `2 juta 500 ribu`, `dua ratus lima puluh ribu`, `setengah juta`.

How digits are read, in the order in which the rules decide:

1. `.` groups thousands and `,` marks decimals: `1.234,5`. A single mark that cannot group (`161.4`, `0.234`) is a
   decimal mark; a mark that stands more than once groups (`1,234,567`); of two marks the last is the decimal one.
2. `1.234 juta` is 1234 million, flagged ambiguous (1.234 is possible).
3. `4,500` without a scale word: a decimal, unless it ends in 0, which nobody writes at the end of a decimal, or unless
   the thing counted has no third decimal (`places`); ambiguous either way. `1,234 miliar` is plainly a decimal.
4. `M` is miliar, `T` triliun, `K` ribu; `M` is flagged ambiguous, for it may be the million of an English text, `K`
   for it may be karat.
5. `puluhan`, `ratusan juta` name no number: the amount is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ekspor.rules.load import table

_ZERO, _ONE, _THOUSAND = Decimal(0), Decimal(1), Decimal(1000)
_SCALES = {row["form"].lower(): Decimal(row["value"]) for row in table("scales")}
_WORDS = {row["form"]: (row["kind"], Decimal(row["value"] or 0)) for row in table("number_words")}
_AMBIGUOUS = ("m", "k")
_GLYPHS = {"½": " setengah", "¼": " seperempat", "¾": " tiga perempat"}

_SIMPLE = re.compile(r"([0-9]++(?:[.,][0-9]++)*+) ?([a-z]*+)")
_SIGN = re.compile(r"(?:(?P<minus>-|minus\s|negatif\s)|\+|plus\s)\s*")
_TOKEN = re.compile(r"\s*(?:(?P<numeral>[0-9]++(?:[.,][0-9]++)*+)|(?P<word>[a-z]++)|(?P<slash>/))")
_GROUPED_BY_POINT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_GROUPED_BY_COMMA = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `amount` is None for `puluhan`; `scale` is the product of the scale words at its end."""

    amount: Decimal | None
    scale: Decimal = _ONE
    approximate: bool = False
    ambiguous: bool = False


def read(words: str, places: int | None = None) -> Figure | None:
    """The figure, perhaps signed, that the whole of `words` (folded) states; `places` as for `number.parse`."""
    simple = _SIMPLE.fullmatch(words)
    if simple is not None and (figure := _simple(simple[1], simple[2], places)) is not None:
        return figure
    words = words.strip()
    if sign := _SIGN.match(words):
        figure = read(words[sign.end() :], places)
        if figure is None or figure.amount is None or not sign["minus"]:
            return figure
        return replace(figure, amount=-figure.amount)
    for glyph, spelled in _GLYPHS.items():
        words = words.replace(glyph, spelled)
    tokens = _tokens(words)
    return _compose(tokens, places) if tokens else None


def _simple(numeral: str, word: str, places: int | None) -> Figure | None:
    """A numeral with at most one word behind it, the common case."""
    scale = _SCALES.get(word, _ONE if word in ("", "an") else None)
    approximate = word == "an"
    if scale is None:
        kind, scale = _WORDS.get(word, ("", _ZERO))
        if kind != "vague" or scale < _THOUSAND:
            return None
        approximate = True
    read = _numeral(numeral, scale > 1, places)
    if read is None:
        return None
    return Figure(read[0] * scale, scale, approximate, read[1] or word in _AMBIGUOUS)


def _numeral(digits: str, scaled: bool, places: int | None) -> tuple[Decimal, bool] | None:
    """The value of a numeral and whether another reading is possible (rules 1 to 3 of the module)."""
    points, commas = digits.count("."), digits.count(",")
    if not points and not commas:
        return Decimal(digits), False
    if points and commas:
        whole, mark, decimals = digits.rpartition("." if digits.rfind(".") > digits.rfind(",") else ",")
        grouped = (_GROUPED_BY_COMMA if mark == "." else _GROUPED_BY_POINT).fullmatch(whole)
        return (Decimal(whole.replace(",", "").replace(".", "") + "." + decimals), False) if grouped else None
    if points:
        if _GROUPED_BY_POINT.fullmatch(digits):
            return Decimal(digits.replace(".", "")), scaled and points == 1
        return (Decimal(digits), False) if points == 1 else None
    if not _GROUPED_BY_COMMA.fullmatch(digits):
        return (Decimal(digits.replace(",", ".")), False) if commas == 1 else None
    if commas > 1:
        return Decimal(digits.replace(",", "")), False
    if scaled:
        return Decimal(digits.replace(",", ".")), False
    thousands = digits.endswith("0") if places is None else places < 3
    return Decimal(digits.replace(",", "" if thousands else ".")), True


def _tokens(words: str) -> list[str] | None:
    """Numerals and words; `per empat` as the one word `perempat`, `seratusan` as `seratus` and `an`."""
    tokens: list[str] = []
    at = 0
    while at < len(words):
        match = _TOKEN.match(words, at)
        if match is None:
            return None
        token, at = match[match.lastgroup or 0], match.end()
        if tokens and tokens[-1] == "per":
            tokens[-1] += token
        elif _WORDS.get(token.removesuffix("an"), ("",))[0] in ("hundred", "one_scale") and token.endswith("an"):
            tokens += [token.removesuffix("an"), "an"]
        else:
            tokens.append(token)
    return tokens


def _compose(tokens: list[str], places: int | None) -> Figure | None:
    """The value of a figure that has words in it: `dua ratus lima puluh ribu`, `2 juta 500 ribu`, `ratusan juta`."""
    fraction = None
    if tokens[1:2] == ["/"]:
        if len(tokens) < 3 or not tokens[0].isdigit() or not tokens[2].strip("0").isdigit():
            return None
        fraction = Decimal(tokens[0]) / Decimal(tokens[2])
        tokens = tokens[3:]
    sum_ = _Sum(fraction)
    for n, token in enumerate(tokens):
        after = tokens[n + 1] if n + 1 < len(tokens) else ""
        if not sum_.add(token, after in _SCALES, places):
            return None
    return sum_.value()


class _Sum:
    """A figure being read: closed terms (two million) and the open group below a thousand that awaits its scale."""

    def __init__(self, group: Decimal | None) -> None:
        self.total = _ZERO
        self.term: Decimal | None = None  # the last closed term, which a stacked scale multiplies again
        self.last_scale: Decimal | None = None
        self.scale = _ONE
        self.group = group
        self.digit: Decimal | None = None
        self.decimals: str | None = None  # after "koma"
        self.vague = self.approximate = self.ambiguous = False

    def add(self, token: str, scaled: bool, places: int | None) -> bool:
        """Takes one token; False when it cannot stand there."""
        if token[0].isdigit():
            return self._add_numeral(token, scaled, places)
        if token in _SCALES:
            self.ambiguous |= token in _AMBIGUOUS
            return self._multiply(_SCALES[token])
        if token == "an":
            self.approximate = True
            return self.group is not None or self.digit is not None or self.term is not None
        kind, value = _WORDS.get(token, ("", _ZERO))
        return bool(kind) and self._add_word(kind, value)

    def _add_numeral(self, token: str, scaled: bool, places: int | None) -> bool:
        read = _numeral(token, scaled, places)
        if read is None or self.group is not None or self.digit is not None or self.vague:
            return False
        self.group, self.ambiguous = read[0], self.ambiguous or read[1]
        return True

    def _add_word(self, kind: str, value: Decimal) -> bool:
        if self.decimals is not None and kind in ("digit", "ten"):
            self.decimals += str(value)
            return True
        if kind in ("digit", "ten", "fraction"):
            return self._add_digit(value)
        if kind == "one_scale":
            return self._add_digit(_ONE) and self._multiply(value)
        if kind == "hundred":
            return self.group is None and self.digit is None and self._open(value)
        if kind == "teen":
            return self.digit is not None and self.digit < 10 and self._place(self.digit + value)
        if kind in ("tens", "hundreds"):
            return self._shift(value)
        if kind == "part":
            numerator, self.digit = self.digit or _ONE, None
            return self._open(numerator / value)
        if kind == "point":
            if self.group is None and self.digit is None:
                return False
            self.group, self.digit, self.decimals = (self.group or _ZERO) + (self.digit or _ZERO), None, ""
            return True
        return self._add_vague(value)

    def _open(self, value: Decimal) -> bool:
        self.group = (self.group or _ZERO) + value
        return True

    def _place(self, value: Decimal) -> bool:
        self.digit = None
        return self._open(value)

    def _add_digit(self, value: Decimal) -> bool:
        if self.vague or (self.digit is not None and value >= 1):
            return False
        self.digit = (self.digit or _ZERO) + value
        return True

    def _shift(self, value: Decimal) -> bool:
        if self.digit is not None:
            return self.digit < 10 and self._place(self.digit * value)
        if self.group is None:
            return False
        self.group *= value
        return True

    def _add_vague(self, value: Decimal) -> bool:
        self.approximate = True
        if self.group is None and self.digit is None:
            self.vague = True
            return self.term is None
        return self._multiply(value) if value >= _THOUSAND else bool(value) and self._shift(value)

    def _multiply(self, value: Decimal) -> bool:
        if self.vague:
            return True
        self._close_decimals()
        if self.group is None and self.digit is None:
            if self.term is None:
                return False
            self.total += self.term * (value - 1)
            self.term *= value
            self.scale *= value
            return True
        if self.last_scale is not None and value >= self.last_scale:
            return False
        self.term = ((self.group or _ZERO) + (self.digit or _ZERO)) * value
        self.total += self.term
        self.group = self.digit = None
        self.last_scale = self.scale = value
        return True

    def _close_decimals(self) -> None:
        if self.decimals:
            self.group = (self.group or _ZERO) + Decimal("0." + self.decimals)
        self.decimals = None

    def value(self) -> Figure | None:
        """The figure read, None when nothing was."""
        if self.decimals == "":
            return None
        self._close_decimals()
        if self.vague:
            return Figure(None, approximate=True)
        open_ = self.group is not None or self.digit is not None
        if not open_ and self.term is None:
            return None
        amount = self.total + (self.group or _ZERO) + (self.digit or _ZERO)
        return Figure(amount, _ONE if open_ else self.scale, self.approximate, self.ambiguous)
