"""The command `onevisit`: the composition root, where reference data, database and clock come together."""
