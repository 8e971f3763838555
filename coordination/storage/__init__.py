"""Tables, transactions and repositories: records in, records out."""
