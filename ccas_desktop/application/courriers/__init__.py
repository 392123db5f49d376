"""The letters: what may be written, their composition, their sending."""
