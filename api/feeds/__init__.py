"""Feeds: pure builders from a published version to bytes; the same version gives the same bytes."""
