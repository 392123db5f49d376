"""API Impôt particulier of the DGFIP, alone: its certificate, its token, its calls, its answers."""
