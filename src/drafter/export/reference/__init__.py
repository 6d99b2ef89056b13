"""The reference files of a template: what a report looks like in a word processor. Made, not drawn."""
