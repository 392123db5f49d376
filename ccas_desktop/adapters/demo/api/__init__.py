"""The services of the State, simulated for them."""
