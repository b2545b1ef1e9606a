"""What the commands have in common, and those that need a module of their own."""
