"""The lists: what each shows, filters and sorts by, the views kept, what leaves on paper or in a file, lots of acts."""
