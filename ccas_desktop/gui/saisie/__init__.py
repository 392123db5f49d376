"""A form from its draft to its record."""
