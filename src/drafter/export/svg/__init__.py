"""Charts as drawings for a web page: their words are text, their colours those of the page, light or dark."""
