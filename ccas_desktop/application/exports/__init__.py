"""Give everything back in open formats: the whole base, or the dossier of one person."""
