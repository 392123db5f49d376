"""Persons entered twice: found, compared, merged."""
