"""One unit of work: records, journal, undo, merges."""
