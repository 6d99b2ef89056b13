"""A report becomes one pandoc tree: the edition applied, each text read into a whitelist of nodes, all in its slot."""
