"""Where places are and what countries look like: public data, made small."""
