"""What the screens are made of. Widgets post messages and never change one another."""
