"""The whole planning problem: its records, its two file formats and the checker of rules R1-R12."""
