"""Runs that die: whatever moment a kill, a full disk or a read-only folder chooses, the output is wholly old or new."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.schema import TABLES
from pipeline.tables import arrow_tables, load_tables
from pipeline.write import OWN_FILES, write
from pipeline.write import switch as switch_stage

EVENTS = (
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "shutil.rmtree",
    "shutil.copytree",
    "shutil.copyfile",
)
NOBODY = 65534
Wholes = dict[str, dict[str, bytes]]


def rows(value: str) -> dict[str, list[dict[str, object]]]:
    """One zone of that name in an output, nothing else."""
    zone = {"zone_id": value, "name": value, "category": "other", "articles": 1, "mentions": 1}
    names = next(table.names for table in TABLES if table.name == "zones")
    return {"zones": [dict.fromkeys(names) | zone]}


OLD, NEW = arrow_tables(rows("old")), arrow_tables(rows("new"))


def in_child(work: Callable[[], None]) -> int:
    """Run in a forked process; its exit status (negative: the signal that killed it)."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except OSError as error:
            os._exit(100 + min(error.errno or 0, 100))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(moment: int, out: Path) -> Callable[[], None]:
    """A run that is killed at its n-th open, rename, removal or new folder below `out`'s parent."""

    def work() -> None:
        left = moment

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in EVENTS and arguments and str(out.parent) in str(arguments[0]):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        write(NEW, out, {"run": "new"})

    return work


def contents(out: Path) -> dict[str, bytes]:
    """The files of a run."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name in OWN_FILES}


@pytest.fixture(scope="module")
def wholes(tmp_path_factory: pytest.TempPathFactory) -> Wholes:
    """What an undisturbed run writes, old and new."""
    folder = tmp_path_factory.mktemp("whole")
    for name, tables in (("old", OLD), ("new", NEW)):
        write(tables, folder / name, {"run": name})
    return {name: contents(folder / name) for name in ("old", "new")}


def state(out: Path, wholes: Wholes) -> str:
    """Which run's output stands in `out`: it loads, and every file is of that run."""
    (name,) = load_tables(out)["zones"]["name"]
    assert contents(out) == wholes[name]
    return str(name)


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed process has written stands; only a power cut would need `fsync`."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.mark.parametrize("exchange", [True, False])
def test_a_kill_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wholes: Wholes, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr(switch_stage, "_exchange", lambda one, other: False)
    seen = []
    for moment in range(1, 1000):
        out = tmp_path / str(moment) / "out"
        write(OLD, out, {"run": "old"})
        (out / "notes.txt").write_text("mine", encoding="utf-8")
        ended = in_child(killed_at(moment, out))
        seen.append(state(out, wholes))
        assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        if moment % 3 == 0:
            write(NEW, out, {"run": "new"})
            assert state(out, wholes) == "new"
            assert [path.name for path in out.parent.iterdir()] == ["out"]
            assert {path.name for path in out.iterdir()} == OWN_FILES | {"notes.txt"}
    assert len(seen) > 40
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {"old", "new"}


@pytest.mark.parametrize("exchange", [True, False])
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wholes: Wholes, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr(switch_stage, "_exchange", lambda one, other: False)
    out = tmp_path / "out"
    write(OLD, out, {"run": "old"})

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
        write(NEW, out, {"run": "new"})

    assert in_child(work) > 100
    assert state(out, wholes) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_is_not_ours(tmp_path: Path, wholes: Wholes) -> None:
    out = tmp_path / "out"
    write(OLD, out, {"run": "old"})

    def work() -> None:
        if os.getuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        write(NEW, out, {"run": "new"})

    for folder in (out, tmp_path):
        folder.chmod(0o555)
    assert in_child(work) > 100
    for folder in (tmp_path, out):
        folder.chmod(0o755)
    assert state(out, wholes) == "old"


def test_a_parent_that_is_not_ours(tmp_path: Path, wholes: Wholes) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    tmp_path.chmod(0o555)
    if os.getuid() == 0:
        os.chown(out, NOBODY, NOBODY)

    def work() -> None:
        if os.getuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        write(NEW, out, {"run": "new"})

    assert in_child(work) == 0
    tmp_path.chmod(0o755)
    assert state(out, wholes) == "new"
