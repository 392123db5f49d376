"""Search as one types, and persons worth comparing."""
