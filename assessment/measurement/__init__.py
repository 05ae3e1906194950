"""What the numbers mean: pure numbers in, numbers out. No request, no row, no clock."""
