"""What was made is opened again before anyone gets it; a file that is not what it should be is never handed out."""
