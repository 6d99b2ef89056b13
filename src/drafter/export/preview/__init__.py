"""The pages of a report to look at, as they would be published: as pictures, and as text for terminals without any."""
