"""From a file to its parts: compressed streams and archives are opened, however nested, down to known kinds."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from pathlib import PurePosixPath

from ekspor.config import Fields, Settings
from ekspor.errors import EksporError
from ekspor.read import kinds, members, unpack
from ekspor.read.part import Part
from ekspor.read.stream import START, Allowance, UnreadableError, buffered
from ekspor.schema import Rejection

Parts = Iterator[Part | Rejection]


def parts(stream: BufferedReader, name: str, settings: Settings, size: int | None = None) -> Parts:
    """The parts of a file of any kind, `size` bytes long. Whatever is wrong with its bytes comes as a `Rejection`."""
    return _Layers(settings, Allowance(settings.limits, size)).of(stream, name, PurePosixPath(name).name, 0)


def readable(stream: BufferedReader, name: str) -> bool:
    """Is the file of a kind that ekspor reads, as far as its first bytes and its name tell?"""
    start = stream.peek(START)
    return bool(unpack.packing(start) or members.archive(start) or kinds.kind(start, name, Fields()))


class _Layers:
    """Opens the layers of one input, whose allowance they share."""

    def __init__(self, settings: Settings, allowance: Allowance) -> None:
        self._settings = settings
        self._allowance = allowance

    def of(self, stream: BufferedReader, name: str, plain: str, depth: int) -> Parts:
        """The parts of a stream, called `name` in the results; `plain` is its own name, without that of its packing."""
        try:
            yield from self._opened(stream, name, plain, depth)
        except UnreadableError as fault:
            yield Rejection("read", str(fault), source=name)
        except EksporError:
            raise
        except OSError as error:
            yield Rejection("read", f"cannot be read on: {error.strerror or error}", source=name)
        except Exception as error:  # the one place for whatever a library makes of broken bytes
            yield Rejection("read", f"damaged: {type(error).__name__}: {str(error)[:200]}", source=name)

    def _opened(self, stream: BufferedReader, name: str, plain: str, depth: int) -> Parts:
        start = stream.peek(START)
        if not start:
            yield Rejection("read", "empty file: it has no bytes", source=name)
            return
        packing, archive = unpack.packing(start), members.archive(start)
        if (packing or archive) and depth == self._settings.limits.depth:
            raise UnreadableError(f"packed too often: more than {depth} packed files inside each other (limits.depth)")
        if packing:
            inner = buffered(unpack.unpacked(stream, packing, self._allowance))
            yield from self.of(inner, name, unpack.inner_name(plain), depth + 1)
        elif archive:
            for member in archive(stream, name, self._allowance):
                if isinstance(member, Rejection):
                    yield member
                else:
                    yield from self.of(member.stream, member.name, PurePosixPath(member.name).name, depth + 1)
        else:
            yield from self._cut(stream, name, kinds.kind(start, plain, self._settings.fields))

    def _cut(self, stream: BufferedReader, name: str, kind: str | None) -> Parts:
        if kind is None:
            yield kinds.unknown(name)
            return
        for stretch in kinds.KINDS[kind].cut(stream, name, self._settings):
            yield stretch if isinstance(stretch, Rejection) else Part(name, kind, *stretch)
