"""What a literal is and stands for: numbers, dates, times, sums."""
