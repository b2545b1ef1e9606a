"""What is known of a family, kept, and held against what comes later."""
