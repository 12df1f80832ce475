"""Themes: what all lessons say together, found by machine and shaped by people.

`themes` answers questions, `runs` finds themes anew, `edits` keeps what people did. How
themes stand is never stored: it is the last accepted run, with the edits made since
(`standing`).
"""
