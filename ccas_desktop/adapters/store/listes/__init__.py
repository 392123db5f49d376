"""The long lists, read page by page: one module a list, and what they share."""
