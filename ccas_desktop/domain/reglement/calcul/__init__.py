"""Apply the rules: conditions, amounts, limits, and the trace of it all."""
