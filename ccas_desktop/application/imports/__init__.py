"""Bring in what the office keeps in spreadsheets: read, understand, show, then write as one batch."""
