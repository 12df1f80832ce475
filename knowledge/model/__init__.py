"""What the base knows of: frozen dataclasses that check themselves at birth."""
