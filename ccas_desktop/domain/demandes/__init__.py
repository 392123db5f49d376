"""The demande: statuses, papers awaited, clocks of the law, decision, aids asked elsewhere."""
