"""The demonstration base: invented reports on real kinds of citizens' initiatives."""
