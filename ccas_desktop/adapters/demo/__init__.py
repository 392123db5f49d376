"""The demonstration: a fictitious CCAS, its people, and API Particulier simulated for them. Nothing here is real."""
