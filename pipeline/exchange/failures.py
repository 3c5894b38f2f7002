"""What is wrong with a file of annotations."""

from __future__ import annotations


class ExchangeError(ValueError):
    """A file that cannot be read; the message says where and why."""
