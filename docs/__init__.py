"""What the project says of itself, and the script that takes its pictures."""
