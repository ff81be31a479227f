"""Indonesian news in, export events out."""
