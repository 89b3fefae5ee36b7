"""How real an event is said to be, and when it was."""
