"""The verbs of the application without a window, for support and tests (docs/cli.md)."""
