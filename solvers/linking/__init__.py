"""Linking: which records speak of the same thing, because they share a key."""
