"""The CCAS's own rules of the aids, their evaluation and its explanation."""
