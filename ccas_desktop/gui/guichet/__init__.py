"""What several pages share of the life at the counter: the fields of a passage, the acts on a reminder."""
