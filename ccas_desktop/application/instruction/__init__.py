"""The page of a request, step by step."""
