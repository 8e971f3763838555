"""The bench: measures the planner, sets it beside baselines, shows how it grows. `sections` says what is in it."""
