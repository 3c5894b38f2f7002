"""The two shapes of reading: a `Document` is one input not yet read, a `Read` what came of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from pipeline.models import Article, Issue, Limits

DEFAULT_LIMITS = Limits()

Form = Literal["text", "html", "record"]
"""What the bytes are: plain text, a web page, or a JSON object with the fields of a record."""

Remark = tuple[str, str]
"""Code and detail of an issue that is not yet tied to an article."""

Read = tuple[Article | None, tuple[Issue, ...]]
"""An article (None where there is none to be had) and what reading it brought up."""


class NoInputError(ValueError):
    """There is nothing to read: no such folder, or no article in it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One input: `data` are a file's bytes, unpacked, or those of one record of a file.

    `key` is the same from run to run, and no two inputs share it; it becomes the article's id. `problem` is why there
    are no data, `warnings` what opening the file brought up. `charset` and `url` are what a web archive says of a page.
    """

    key: str
    source: str
    form: Form
    data: bytes
    problem: Remark | None = None
    charset: str | None = None
    url: str | None = None
    warnings: tuple[Remark, ...] = ()

    @property
    def digest(self) -> str:
        """A sha256 over all that `parse` looks at."""
        about = repr((self.form, self.problem, self.charset, self.url, self.warnings))
        return hashlib.sha256(about.encode("utf-8", "surrogatepass") + b"\0" + self.data).hexdigest()


def rejected(key: str, code: str, detail: str) -> Read:
    """No article, and the error that says why."""
    return None, (Issue(key, "read", code, detail, "error"),)
