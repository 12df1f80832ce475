"""The truth: tables, rows to model and back, migrations."""
