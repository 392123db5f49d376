"""How the world is reached: SQL, HTTP, keyring, files, Typst."""
