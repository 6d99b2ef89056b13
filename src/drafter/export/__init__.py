"""Publishing: pandoc and Typst, the finishing of their files, their verification, and the move into place."""
