"""The screens. Only a screen changes its widgets."""
