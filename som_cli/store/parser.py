"""PyYAML's parser of events: libyaml's where it is there, else the one in Python."""

from __future__ import annotations

from typing import Any

import yaml


class SlowParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's own parser, put together as its loaders do."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def _parser() -> Any:
    try:
        from yaml._yaml import CParser  # noqa: PLC0415  (not there where PyYAML was built without libyaml)
    except ImportError:
        return SlowParser
    return CParser


Parser = _parser()
