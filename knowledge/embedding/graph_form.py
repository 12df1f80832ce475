"""What the graph takes and gives, for its writer and its reader."""

# One more for each change of the graph that changes vectors: it is part of their fingerprint.
GRAPH_VERSION = 1
# One more for each change that leaves vectors alone, so that a graph kept before is made anew.
OUTPUTS_VERSION = 1

# (n_texts, n_tokens), int64: texts of one length, with their begin and end marks.
TOKEN_IDS = "token_ids"  # noqa: S105 - no password
# (n_texts, n_dimensions), float32, rows of length 1.
SENTENCE = "sentence"
# (n_texts, n_tokens, n_dimensions), float32: the last hidden states.
TOKENS = "tokens"
# (n_texts, n_dimensions), float32, rows of length 1: the same of a layer on the way.
INNER = "inner"
INNER_LAYER = 7
