"""The update of the program: what is published, who may be believed, what may be installed here."""
