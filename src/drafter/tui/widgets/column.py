"""The column of text that every field stands in, in cells."""

COLUMN = 88
"""The widest a column of prose may be: longer lines are hard to read."""
LABELS = 6
"""Room for labels in the gutter, as long as none is longer."""
NARROW = 34
"""Below this width the gutter holds the bare labels; below half of it, nothing."""
