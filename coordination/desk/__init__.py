"""The use cases: the only floor with transactions and a clock."""
