"""The letters: what each one must say, what it says, and in which order; nothing here knows how paper looks."""
