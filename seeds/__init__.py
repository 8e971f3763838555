"""Readable data: policy packs, reference tables and the demo city."""
