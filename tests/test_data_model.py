from __future__ import annotations

from markdown_it import MarkdownIt

from som_cli.kinds import KINDS
from tools import data_model


def test_the_page_is_that_of_the_models():
    assert data_model.main(["--check"]) == 0


def test_every_kind_has_its_section_and_every_link_its_target():
    tokens = MarkdownIt("commonmark").enable("table").parse(data_model.page())
    headings = [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]
    anchors = {heading.lower().replace(":", "").replace(" ", "-") for heading in headings}
    links = {
        str(child.attrs["href"]).removeprefix("#")
        for token in tokens
        for child in token.children or ()
        if child.type == "link_open"
    }

    assert {kind.model.model_config.get("title") for kind in KINDS.values()} <= set(headings)
    assert links <= anchors
    assert len(headings) == len(set(headings))


def test_the_page_is_written_where_it_is_stale(tmp_path, monkeypatch):
    monkeypatch.setattr(data_model, "PAGE", tmp_path / "data-model.md")

    assert data_model.main(["--check"]) == 1
    assert data_model.main([]) == 0
    assert data_model.main(["--check"]) == 0
