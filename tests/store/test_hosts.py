"""From a remote's address to the page on which a change is proposed."""

from __future__ import annotations

import pytest

from som_cli.store.hosts import request_address

GITLAB = "/-/merge_requests/new?merge_request%5Bsource_branch%5D=som%2Fa&merge_request%5Btarget_branch%5D=main"


@pytest.mark.parametrize(
    ("remote", "page"),
    [
        ("https://github.com/som/gov.git", "https://github.com/som/gov/compare/main...som/a?expand=1"),
        ("https://user:secret@github.com/som/gov", "https://github.com/som/gov/compare/main...som/a?expand=1"),
        ("git@github.com:som/gov.git", "https://github.com/som/gov/compare/main...som/a?expand=1"),
        ("ssh://git@github.com:22/som/gov.git", "https://github.com/som/gov/compare/main...som/a?expand=1"),
        ("git@gitlab.riik.ee:som/gov.git", f"https://gitlab.riik.ee/som/gov{GITLAB}"),
        ("https://gitlab.riik.ee:8443/a/b/gov.git", f"https://gitlab.riik.ee:8443/a/b/gov{GITLAB}"),
        ("ssh://git@codeberg.org/som/gov.git", "https://codeberg.org/som/gov/compare/main...som/a"),
        ("git@forgejo.example:som/gov.git", "https://forgejo.example/som/gov/compare/main...som/a"),
        ("https://gitea.example/som/gov", "https://gitea.example/som/gov/compare/main...som/a"),
        ("https://kood.example/som/gov", None),
        ("/srv/git/gov.git", None),
        ("C:/git/gov.git", None),
        ("file:///srv/git/gov.git", None),
    ],
)
def test_known_hosts_have_known_pages(remote: str, page: str | None) -> None:
    assert request_address(remote, "som/a", "main") == page


def test_an_unknown_host_says_it_itself() -> None:
    said = "remote:\nremote: Create a merge request:\nremote:   https://kood.example/new?branch=som%2Fa\nremote:\n"

    assert (
        request_address("git@kood.example:som/gov", "som/a", "main", said) == "https://kood.example/new?branch=som%2Fa"
    )
