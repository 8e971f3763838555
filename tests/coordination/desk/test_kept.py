"""What is known by its digest is read once while it is kept; only the last few are."""

from __future__ import annotations

from coordination.desk.kept import Kept


def test_the_last_few_are_kept_and_each_is_read_once_meanwhile() -> None:
    loaded: list[str] = []

    def of(digest: str) -> int:
        def load() -> bytes:
            loaded.append(digest)
            return digest.encode()

        return kept.of(digest, load)

    kept = Kept(2, len)
    assert [of("a"), of("bb"), of("a"), of("ccc"), of("a"), of("bb")] == [1, 2, 1, 3, 1, 2]
    assert loaded == ["a", "bb", "ccc", "bb"]
