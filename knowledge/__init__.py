"""The knowledge base: its model, its questions, its stores."""
