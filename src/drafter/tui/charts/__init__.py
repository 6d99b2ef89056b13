"""Charts of the register in characters: every value and name is written, so that nothing is told by colour alone."""
