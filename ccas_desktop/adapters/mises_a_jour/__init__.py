"""How the program is updated: keys, place of publication, folder of the setups, registry, start of the setup."""
