"""Bytes -> text: byte order mark, strict UTF-8, the declared charset, gb18030, else the likeliest with a warning.

The text is as TABLES defines it: no BOM, `\\n` line ends, no NUL and no lone surrogates (both become U+FFFD), NFC.
Whatever was not declared and is not UTF-8 is a guess, and said to be one.
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
_CHARSETS = re.compile(r"(?:gb|big5|euc|shift_jis|iso8859|cp|koi8|utf-(?:8|16|32))")
"""Codecs that a page may declare: Python knows others, which do more to bytes than decode them."""
_WIDENED = {"gb2312": "gb18030", "gbk": "gb18030"}
"""Charsets whose name pages give to text of a wider one (WHATWG Encoding Standard, labels)."""
_DEFAULTS = ("iso8859-1", "cp1252")
"""Charsets that servers declare for whatever they have, so that a declaration says next to nothing."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")
_MAX_CONTROL_SHARE = 0.01
"""More control characters than this and the bytes are no text."""
_SAMPLE = 100_000
_GB2312 = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ENOUGH = 0.75
"""Share of the bytes beyond ASCII that must fit an encoding for it to be more than a coincidence."""
_STRAY = 0.05
"""So few bytes beyond ASCII are the quotation marks, dashes and pounds of a Windows editor."""


class UndecodableError(ValueError):
    """Bytes that are no text in any encoding we know."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding that had to be guessed for it (None where nothing was)."""

    text: str
    guessed: str | None = None


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Text of a file's bytes, of which `charset` is declared. Raises UndecodableError."""
    decoded = _marked(data) or _strict(data, charset) or _guess(data)
    controls = len(_CONTROL.findall(decoded.text[:_SAMPLE]))
    if controls > _MAX_CONTROL_SHARE * min(len(decoded.text), _SAMPLE):
        raise UndecodableError("binary data: too many control characters for a text")
    return Decoded(clean(decoded.text), decoded.guessed)


def clean(text: str) -> str:
    """Text as the tables carry it (TABLES: how text is made from bytes)."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("\ufffd", text))


def _marked(data: bytes) -> Decoded | None:
    """The text behind a byte order mark, if there is one. Raises UndecodableError where the text belies it."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding))
            except UnicodeDecodeError as error:
                reason = f"byte order mark of {encoding}, but {error.reason} at byte {error.start}"
                raise UndecodableError(reason) from error
    return None


def _strict(data: bytes, charset: str | None) -> Decoded | None:
    """The text as UTF-8 or else in the declared charset, where it is that without a fault."""
    for encoding in ("utf-8", _codec(charset)):
        if encoding:
            try:
                return Decoded(data.decode(encoding))
            except UnicodeDecodeError:
                continue
    return None


def _codec(charset: str | None) -> str | None:
    """The codec for a declared charset; None for one that is unknown or no charset of text."""
    try:
        name = codecs.lookup(charset or "").name
    except (LookupError, ValueError):
        return None
    return _WIDENED.get(name, name) if _CHARSETS.match(name) and name not in _DEFAULTS else None


def _guess(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    beyond_ascii = len(_HIGH.findall(sample))
    fitting = sum(map(len, _UTF8_CHARACTER.findall(sample)))
    if fitting >= _ENOUGH * beyond_ascii or _is_cut_short(data):
        return Decoded(data.decode("utf-8", "replace"), "UTF-8 with broken bytes")
    encodings = ["gb18030"] if 2 * len(_GB2312.findall(sample)) >= _ENOUGH * beyond_ascii else []
    encodings += ["cp1252"] if beyond_ascii <= _STRAY * len(sample) else []
    for encoding in encodings:
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return _likeliest(data)


def _is_cut_short(data: bytes) -> bool:
    """Whether data are UTF-8 but for a character that they break off in."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(data) - 3
    return True


def _likeliest(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    if best is None:
        raise UndecodableError("neither UTF-8 nor any other known encoding")
    return Decoded(str(best), best.encoding)
