"""Letters composed by Typst, embedded in the program."""
