"""The encrypted store: SQLite through SQLCipher, one mapping module a concept (docs/store.md)."""
