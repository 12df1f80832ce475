"""What the server answers beside Streamlit: the shell page, files, guards."""
