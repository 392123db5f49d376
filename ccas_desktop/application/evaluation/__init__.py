"""The règlement applied to a request: its facts, the version in force, the proposal."""
