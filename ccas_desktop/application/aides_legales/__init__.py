"""The legal aids that the CCAS receives and passes on."""
