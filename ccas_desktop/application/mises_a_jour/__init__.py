"""The update of the program: looked for, received, installed, undone; only what a person agreed to."""
