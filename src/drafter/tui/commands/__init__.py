"""The commands: each declared once, with its message, key, words for the footer, palette and help, and remap id."""
