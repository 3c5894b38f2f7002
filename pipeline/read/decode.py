"""Bytes -> text: byte order mark, strict UTF-8, else the likeliest encoding with a warning; never a guess in silence.

The text is as TABLES defines it: no BOM, `\\n` line ends, no NUL and no lone surrogates (both become U+FFFD), NFC.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ["gb18030", "big5", "cp1252", "utf_16_le", "utf_16_be", "shift_jis", "euc_kr", "koi8_r", "cp1251"]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")
_MAX_CONTROL_SHARE = 0.01
"""More control characters than this and the bytes are no text."""


class UndecodableError(ValueError):
    """Bytes that are no text in any encoding we know."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding that had to be guessed for it (None where nothing was)."""

    text: str
    guessed: str | None = None


def decode(data: bytes) -> Decoded:
    """Text of a file's bytes. Raises UndecodableError."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(clean(data.decode(encoding)))
            except UnicodeDecodeError as error:
                raise UndecodableError(
                    f"byte order mark of {encoding}, but {error.reason} at byte {error.start}"
                ) from error
    try:
        decoded = Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        decoded = _guess(data)
    controls = len(_CONTROL.findall(decoded.text[:100_000]))
    if controls > _MAX_CONTROL_SHARE * min(len(decoded.text), 100_000):
        raise UndecodableError("binary data: too many control characters for a text")
    return Decoded(clean(decoded.text), decoded.guessed)


def _guess(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    if best is None:
        raise UndecodableError("neither UTF-8 nor any other known encoding")
    return Decoded(str(best), best.encoding)


def clean(text: str) -> str:
    """Text as the tables carry it (TABLES: how text is made from bytes)."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("\ufffd", text))
