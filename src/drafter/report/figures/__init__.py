"""The register of figures: formulas evaluated, numbers printed, each cited by name."""
