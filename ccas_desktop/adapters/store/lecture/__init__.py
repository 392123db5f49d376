"""What is read of the store, one moment at a time."""
