"""Where a pull or merge request is opened: the address of a remote, turned into the page that asks for one."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

SCP = re.compile(r"(?:[^@/:\s]+@)?(?P<host>[A-Za-z0-9.-]+):(?P<path>[^/].*)")  # git@host:group/name.git
OFFERED = re.compile(r"^remote:\s+(https?://\S+)\s*$", re.MULTILINE)
SCHEMES = {"http", "https", "ssh", "git+ssh"}
FORGES = ("gitea", "forgejo", "codeberg")


def request_address(remote: str, branch: str, main: str, said: str = "") -> str | None:
    """Give the page on which `branch` is proposed for `main`.

    The remote's address is https or ssh; `said` is what the server said at the push, since hosts whose name tells
    nothing print the page themselves.

    Returns:
        None where neither the address nor the server tells.
    """
    where = _web(remote)
    if where is None:
        return None
    host, path = where
    base = f"https://{host}/{quote(path)}"
    name = host.rpartition("@")[2].lower()
    if name == "github.com" or name.startswith("github."):
        return f"{base}/compare/{quote(main)}...{quote(branch)}?expand=1"
    if "gitlab" in name:
        return (
            f"{base}/-/merge_requests/new?merge_request%5Bsource_branch%5D={quote(branch, safe='')}"
            f"&merge_request%5Btarget_branch%5D={quote(main, safe='')}"
        )
    if any(forge in name for forge in FORGES):
        return f"{base}/compare/{quote(main)}...{quote(branch)}"
    offered = OFFERED.search(said)
    return offered[1] if offered else None


def _web(remote: str) -> tuple[str, str] | None:
    """Split a remote's address into host and path; None for a folder or an unknown form."""
    if "://" in remote:
        parts = urlsplit(remote)
        host, path = parts.hostname or "", parts.path
        if parts.scheme not in SCHEMES or not host:
            return None
        if parts.port and parts.scheme in {"http", "https"}:
            host = f"{host}:{parts.port}"
    elif match := SCP.fullmatch(remote):
        host, path = match["host"], match["path"]
        if len(host) == 1:  # a Windows drive
            return None
    else:
        return None
    return host, path.strip("/").removesuffix(".git")
