"""Clients of the public APIs."""
