"""Spreadsheets, written and read."""
