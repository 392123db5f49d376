"""The register of the calls, at the keyboard."""
