"""The people of the fictitious CCAS, made up from one seed."""
