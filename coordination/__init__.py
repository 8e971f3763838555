"""Joint inspections as an office sees them: records, rules, stages, storage and the desk with the use cases."""
