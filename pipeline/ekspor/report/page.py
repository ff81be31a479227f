"""The page: template, style, words, script and data in one file that needs nothing else."""

from __future__ import annotations

import gzip
import json
import tomllib
from base64 import b64encode
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

import orjson

from ekspor.config import Language
from ekspor.errors import ConfigError
from ekspor.report.data import read


def write(store: Path, out: Path, language: Language = Language.ID, people: bool = False) -> int:
    """Write the report on a store to the file `out`; the same store gives the same bytes. Returns the number of events.

    Names of persons are barred in it unless `people` are asked for.
    Raises `InputError` for no store, `ConfigError` where the file cannot be written.
    """
    data = read(store, people)
    words = {key: said[language] for key, said in _words().items()}
    page = Template(_part("template.html")).substitute(
        language=language.value,
        title=escape(words["title"]),
        style=_part("report.css"),
        vega=_vega(),
        script=_part("report.js"),
        words=_embedded(json.dumps(words, ensure_ascii=False)),
        data=_packed(orjson.dumps(data)),
        world=_packed(_part("world.json").encode()),
    )
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{out}: the report cannot be written there: {error.strerror or error}") from error
    return len(data["events"])


def _packed(raw: bytes) -> str:
    """Bytes as the browser unpacks them: gzip without a clock, base64."""
    return b64encode(gzip.compress(raw, mtime=0)).decode()


def _embedded(text: str) -> str:
    """JSON as it can stand in a script element, whatever it says."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _vega() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script."""
    import vl_convert

    bundle: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return bundle.replace("</script", "<\\/script")


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(_part("words.toml"))


def _part(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
