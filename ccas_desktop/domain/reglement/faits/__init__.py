"""The facts of one foyer: read, derived, supposed otherwise."""
