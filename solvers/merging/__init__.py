"""Merging: the checks of one target into the fewest visits that carry the most weight."""
