"""The requests: deposit, procedure, pieces awaited, renewal."""
