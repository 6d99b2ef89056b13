"""The receipt of an export: what was made, from what, and what was verified of it; for the clerk's file."""
