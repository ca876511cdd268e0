"""A file is there whole, or as it was; what the disk refuses is said in words."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

import pytest

from som_cli.errors import EnvironmentFault
from som_cli.store import disk

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_made_with_the_folders_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "a/b/c.yaml"

    disk.write(path, b"x\n")

    assert [found.name for found in path.parent.iterdir()] == ["c.yaml"]
    assert path.read_bytes() == b"x\n"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)

    disk.write(path, b"new")

    assert (path.stat().st_mode & 0o777, path.read_bytes()) == (0o640, b"new")


def test_a_file_goes_with_the_folders_it_leaves_empty(tmp_path: Path) -> None:
    (tmp_path / "keep").write_bytes(b"")
    disk.write(tmp_path / "a/b/c", b"x")

    disk.remove(tmp_path / "a/b/c")

    assert [found.name for found in tmp_path.iterdir()] == ["keep"]
    disk.remove(tmp_path / "a/b/c")


def test_links_and_folders_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to("real")

    for name in ("link", "", "real/below"):
        with pytest.raises(EnvironmentFault, match="store-not-a-file"):
            disk.content(tmp_path / name)
    assert disk.content(tmp_path / "nothing") is None


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "store-disk-full"),
        (errno.EDQUOT, "store-disk-full"),
        (errno.EACCES, "store-permission-missing"),
        (errno.EROFS, "store-permission-missing"),
        (errno.EIO, "disk-refuses"),
    ],
)
@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_refuses_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, step: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old\n")

    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(step, refuse)
    with pytest.raises(EnvironmentFault, match=code):
        disk.write(path, b"new\n")

    assert [found.name for found in tmp_path.iterdir()] == ["a.yaml"]
    assert path.read_bytes() == b"old\n"


def test_what_may_not_be_removed_or_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    for act in (disk.remove, disk.content):
        with pytest.raises(EnvironmentFault) as fault:
            act(tmp_path / "a")
        assert (fault.value.code, fault.value.facts) == (
            "store-permission-missing",
            {"path": f"{tmp_path.as_posix()}/a"},
        )


class TestOnWindows:
    """What Windows does differently, told by its refusals."""

    @pytest.fixture(autouse=True)
    def windows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("som_cli.store.disk.sys.platform", "win32")
        monkeypatch.setattr("som_cli.store.disk.PAUSES", (0, 0))

    def test_a_file_held_for_a_moment_is_waited_for(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a"
        replace = type(path).replace
        refusals = [PermissionError(errno.EACCES, "held")]

        def held(source: Path, target: Path) -> Path:
            if refusals:
                raise refusals.pop()
            return replace(source, target)

        monkeypatch.setattr("pathlib.Path.replace", held)
        disk.write(path, b"new")

        assert path.read_bytes() == b"new"

    def test_a_file_held_for_long_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a"
        path.write_bytes(b"old")

        def held(*_: object) -> None:
            raise PermissionError(errno.EACCES, "held")

        monkeypatch.setattr("pathlib.Path.replace", held)
        with pytest.raises(EnvironmentFault, match="store-file-held"):
            disk.write(path, b"new")

        assert path.read_bytes() == b"old"
