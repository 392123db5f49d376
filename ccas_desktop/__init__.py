"""Front-desk software of a small CCAS, from the identity of the person to the signed letter."""

__version__ = "0.1.0"
