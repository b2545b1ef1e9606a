"""What the stages hand on: frozen, typed, and free of any behaviour of its own."""
