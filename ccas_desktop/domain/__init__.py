"""What things are: frozen values and pure functions, no clock, no input or output."""
