"""What people see and do: one file an activity."""
