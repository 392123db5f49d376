"""The proof of the calls: their register, the habilitation, the question asked without a window."""
