"""From a file to its parts: compressed streams and archives are opened, however nested, down to known kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import PurePosixPath

from ekspor.config import Fields, Settings
from ekspor.errors import EksporError
from ekspor.read import kinds, members, unpack
from ekspor.read.members import Member
from ekspor.read.part import PACKED, Found, Part
from ekspor.read.stream import START, Allowance, UnreadableError, buffered
from ekspor.schema import Rejection

Parts = Iterator[Found]

SMALL = 1 << 20
"""Bytes of a packed file, or of a member of a zip archive, that is handed out as it is, so that workers unpack side by
side; of a larger one, what it unpacks to is handed out."""


def parts(stream: BufferedReader, name: str, settings: Settings, size: int | None = None) -> Parts:
    """The parts of a file of any kind, `size` bytes long. Whatever is wrong with its bytes comes as a `Rejection`."""
    layers = _Layers(settings, Allowance(settings.limits, size), hand_out=True)
    return layers.of(Member(name, stream, size), PurePosixPath(name).name, 0)


def inside(part: Part, settings: Settings) -> Parts:
    """The parts of a file that was handed out packed."""
    limits = settings.limits if part.unpacked is None else replace(settings.limits, total=part.unpacked)
    layers = _Layers(settings, Allowance(limits, len(part.data)), hand_out=False)
    return layers.of(Member(part.name, buffered(iter((part.data,))), None), PurePosixPath(part.name).name, 0)


def readable(stream: BufferedReader, name: str) -> bool:
    """Is the file of a kind that ekspor reads, as far as its first bytes and its name tell?"""
    start = stream.peek(START)
    return bool(unpack.packing(start) or members.archive(start) or kinds.kind(start, name, Fields()))


class _Layers:
    """Opens the layers of one input, whose allowance they share."""

    def __init__(self, settings: Settings, allowance: Allowance, hand_out: bool) -> None:
        self._settings = settings
        self._allowance = allowance
        self._hand_out = hand_out

    def of(self, file: Member, plain: str, depth: int) -> Parts:
        """The parts of a file; `plain` is its own name, without that of its packing."""
        try:
            yield from self._opened(file, plain, depth)
        except UnreadableError as fault:
            yield Rejection("read", str(fault), source=file.name)
        except EksporError:
            raise
        except OSError as error:
            yield Rejection("read", f"cannot be read on: {error.strerror or error}", source=file.name)
        except Exception as error:  # the one place for whatever a library makes of broken bytes
            yield Rejection("read", f"damaged: {type(error).__name__}: {str(error)[:200]}", source=file.name)

    def _opened(self, file: Member, plain: str, depth: int) -> Parts:
        if self._hand_out and file.packed and (file.size or 0) <= SMALL:
            self._allowance.spend(file.size or 0)
            yield Part(file.name, PACKED, file.packed(), unpacked=self._most(file))
            return
        start = file.stream.peek(START)
        if not start:
            yield Rejection("read", "empty file: it has no bytes", source=file.name)
            return
        packing, archive = unpack.packing(start), members.archive(start)
        if (packing or archive) and depth == self._settings.limits.depth:
            raise UnreadableError(f"packed too often: more than {depth} packed files inside each other (--limit depth)")
        if packing and self._hand_out and file.size is not None and file.size <= SMALL:
            yield Part(file.name, PACKED, file.stream.read(), unpacked=self._most(file) if depth else None)
        elif packing:
            inner = buffered(unpack.unpacked(file.stream, packing, self._allowance))
            yield from self.of(Member(file.name, inner, None), unpack.inner_name(plain), depth + 1)
        elif archive:
            for member in archive(file.stream, file.name, self._allowance):
                if isinstance(member, Member):
                    yield from self.of(member, PurePosixPath(member.name).name, depth + 1)
                else:
                    yield member
        else:
            yield from self._cut(file, kinds.kind(start, plain, self._settings.fields))

    def _most(self, file: Member) -> int:
        """What a member of an archive may unpack to in all layers, where its allowance is no longer shared."""
        return (1 + self._settings.limits.ratio) * (file.size or 0)

    def _cut(self, file: Member, kind: str | None) -> Parts:
        if kind is None:
            yield kinds.unknown(file.name)
            return
        empty = True
        for stretch in kinds.KINDS[kind].cut(file.stream, file.name, self._settings):
            yield stretch if isinstance(stretch, Rejection) else Part(file.name, kind, *stretch)
            empty = False
        if empty:
            yield Rejection("read", "empty file: there is no article in it", source=file.name)
