"""One thin file a page: inputs, one question to the knowledge base, components.

Not in a folder `pages/`: Streamlit would run those by themselves, without main.py, when the
first visitor of a server opens one of their addresses.
"""
