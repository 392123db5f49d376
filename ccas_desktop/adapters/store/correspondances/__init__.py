"""One mapping a concept: how each kind of record goes to its table and back."""
