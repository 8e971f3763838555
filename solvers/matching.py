"""Posts matched to inspectors one by one: nobody twice in a session, nobody beyond the weekly limit.

A matching that grows by augmenting paths (Kuhn 1955, Berge 1957): a new post takes a free candidate, or one whose own
post, in that session or elsewhere in the same full week, finds somebody else. Every step is journalled and can
be taken back. Complexity of one step: at most the candidates of all posts that can be reached, usually a handful. What
it proves: a post that is refused cannot be filled beside those there are, whoever moves (Berge 1957).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

PostKey = Hashable


@dataclass(frozen=True, slots=True)
class OpenPost:
    """A post to be filled: its session, the week of that session, and who may fill it, by index."""

    slot: int
    week: int
    candidates: Sequence[int]


@dataclass(slots=True)
class Matching:
    """Who fills which post. `week_limit`: sessions of one inspector in a week, None without limit."""

    week_limit: int | None
    posts: dict[PostKey, OpenPost] = field(default_factory=dict)
    filled_by: dict[PostKey, int] = field(default_factory=dict)
    _at: dict[tuple[int, int], PostKey] = field(default_factory=dict)
    _week_posts: dict[tuple[int, int], set[PostKey]] = field(default_factory=dict)
    _journal: list[tuple[PostKey, OpenPost, int | None]] = field(default_factory=list)

    def checkpoint(self) -> int:
        """A mark to which `rollback` can return."""
        return len(self._journal)

    def rollback(self, mark: int) -> None:
        """Takes back everything since the mark."""
        while len(self._journal) > mark:
            key, post, before = self._journal.pop()
            if key in self.filled_by:
                self._leave(key)
            if before is None:
                self.posts.pop(key, None)
            else:
                self.posts[key] = post
                self._enter(key, before)

    def add(self, key: PostKey, post: OpenPost) -> bool:
        """Adds a post and fills it, moving others if need be; False, and nothing changed, where that cannot be."""
        self.posts[key] = post
        if self._augment(key, set()):
            return True
        del self.posts[key]
        return False

    def remove(self, key: PostKey) -> None:
        """Takes a post away; who filled it is free again."""
        self._journal.append((key, self.posts[key], self.filled_by[key]))
        self._leave(key)
        del self.posts[key]

    def _augment(self, key: PostKey, seen: set[tuple[int, int]]) -> bool:
        """One search for an augmenting path; `seen` holds its nodes, (inspector, slot) and full (inspector, ~week)."""
        post = self.posts[key]
        open_candidates = [i for i in post.candidates if (i, post.slot) not in seen]
        for inspector in open_candidates:
            if (inspector, post.slot) not in self._at and not self._week_full(inspector, post.week):
                self._assign(key, inspector)
                return True
        for inspector in open_candidates:
            if (inspector, post.slot) in seen:
                continue
            seen.add((inspector, post.slot))
            blocking = self._blocking(inspector, post, seen)
            if any(self._augment(other, seen) for other in blocking):
                self._assign(key, inspector)
                return True
        return False

    def _blocking(self, inspector: int, post: OpenPost, seen: set[tuple[int, int]]) -> list[PostKey]:
        """Posts any one of which, moved to somebody else, would free the inspector for this one."""
        here = self._at.get((inspector, post.slot))
        if here is not None:
            return [here]
        if (inspector, ~post.week) in seen:
            return []
        seen.add((inspector, ~post.week))
        others = [o for o in self._week_posts[inspector, post.week] if (inspector, self.posts[o].slot) not in seen]
        seen.update((inspector, self.posts[other].slot) for other in others)
        return sorted(others, key=str)

    def _week_full(self, inspector: int, week: int) -> bool:
        return self.week_limit is not None and len(self._week_posts.get((inspector, week), ())) >= self.week_limit

    def _assign(self, key: PostKey, inspector: int) -> None:
        self._journal.append((key, self.posts[key], self.filled_by.get(key)))
        if key in self.filled_by:
            self._leave(key)
        self._enter(key, inspector)

    def _enter(self, key: PostKey, inspector: int) -> None:
        post = self.posts[key]
        self.filled_by[key] = inspector
        self._at[inspector, post.slot] = key
        self._week_posts.setdefault((inspector, post.week), set()).add(key)

    def _leave(self, key: PostKey) -> None:
        post, inspector = self.posts[key], self.filled_by.pop(key)
        del self._at[inspector, post.slot]
        self._week_posts[inspector, post.week].discard(key)

    def forget(self) -> None:
        """Forgets how the present state came about; earlier marks can no longer be returned to."""
        self._journal.clear()
