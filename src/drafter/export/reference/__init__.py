"""The reference file of a template: the styles, page and footer that pandoc writes a DOCX with. Made, not drawn."""
