"""Speed and quality in tables, peers beside ours in one run: `python -m bench`."""
