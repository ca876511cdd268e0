"""How large one file may be: far above any honest record, far below what would hurt."""

from __future__ import annotations

SIZE_LIMIT = 1 << 20  # bytes; a long card has 20 kB
DEPTH_LIMIT = 24  # levels; the deepest record has seven
NODE_LIMIT = 20_000  # values in one file; the longest record has a thousand
PROBLEM_LIMIT = 50  # findings of one file that are shown; a broken generator makes thousands
KIND_LIMIT = 200  # odd characters of one kind that are counted
SLIP_LIMIT = 20  # slips of syntax in one file that are worth telling at once
