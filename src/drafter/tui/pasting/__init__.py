"""Text from Word, PDF and the web made into numbered text: its form is changed, its words stay."""
