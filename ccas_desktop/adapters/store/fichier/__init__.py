"""The encrypted file itself: key, place, lock, connections, opening."""
