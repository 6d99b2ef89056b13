"""The preview beside the text: a line that says where one is, what is wrong, and the sheet."""
