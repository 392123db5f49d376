"""What the person sees: the only code that knows Qt."""
