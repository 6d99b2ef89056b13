"""The proof that nothing leaked: what a file may not hold is looked for in every part of what was made."""
