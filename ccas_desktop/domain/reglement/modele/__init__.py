"""The règlement, its aids and the facts they rest on, as data."""
