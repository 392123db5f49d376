"""What goes on whatever page is shown: calls, letters, imports, printing, off the GUI thread."""
