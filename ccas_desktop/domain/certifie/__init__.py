"""What the State certifies of a person, and what may be asked of it."""
