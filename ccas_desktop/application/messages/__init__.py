"""The French sentences shown to the person: one module a family of codes."""
