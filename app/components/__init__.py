"""What pages are built from; each takes things of the model and draws them."""
