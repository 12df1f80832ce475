"""The command line: every command one call on the knowledge base or the pipeline.

Exit codes: 0 done · 1 done, but with something refused or not in order · 2 the call's
words are off · 3 not found · 4 not allowed · 5 the base is busy or damaged.
"""

from app.cli.main import main

__all__ = ["main"]
