"""The command line: every command a call into one function.

Exit codes: 0 fine, 1 some articles quarantined (extract) or a difference or failure found (diff, validate, evaluate),
2 usage, 3 input or output failed, or the tables were not valid, 130 interrupted.
"""

from __future__ import annotations

from pipeline.cli import articles, outputs, tools
from pipeline.cli.application import app

__all__ = ["app", "articles", "outputs", "tools"]
