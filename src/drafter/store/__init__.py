"""Reports and templates on disk: TOML in and out, places, atomic save, the workspace."""
