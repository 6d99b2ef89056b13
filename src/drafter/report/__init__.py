"""The model: template, draft, numbered text, numbering, references, completeness. Pure: no file, no clock."""
