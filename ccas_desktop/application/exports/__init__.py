"""Give everything back in open formats: the whole base, the data of one person, the dossier on paper."""
