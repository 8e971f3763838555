"""What whoever listens to a page finds their way by: its headings in order, a caption on every table, a title."""

from __future__ import annotations

import re
from itertools import pairwise


def outline_faults(page: str) -> list[str]:
    """What is missing; of a part of a page that is sent alone nothing is asked."""
    if not page.lstrip().lower().startswith("<!doctype html>"):
        return []
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
    tables = [part for part in page.split("<table")[1:] if "<caption" not in part and 'tabindex="0"' not in part[:40]]
    return [
        *(["the first heading is not the page's"] if levels[:1] != [1] or levels.count(1) != 1 else []),
        *(f"h{after} after h{before}" for before, after in pairwise(levels) if after > before + 1),
        *(["a table without a caption"] if tables else []),
        *(["no language"] if not re.search(r'<html lang="(zh-CN|en)">', page) else []),
        *(["no title"] if not re.search(r"<title>\S[^<]* · [^<]+</title>", page) else []),
    ]
