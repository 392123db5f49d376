"""The règlement as a file: strict reading, exact writing."""
