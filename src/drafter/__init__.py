"""drafter: write, check and publish formal numbered reports."""

__version__ = "0.1.0"
