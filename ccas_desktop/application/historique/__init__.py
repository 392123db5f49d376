"""Who did what on a dossier."""
