"""`python -m pipeline` and `zonefacts`."""

from __future__ import annotations

import gc

from pipeline.cli import app


def main() -> None:
    """Entry point of both. What imports make stays: to look through it for garbage takes a fifth of the start."""
    gc.disable()
    app()


if __name__ == "__main__":
    main()
