"""``drafter doctor``: what is installed, what each part can do, what is wrong and the cure."""
