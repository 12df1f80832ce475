"""Embedders: the default ONNX graph, any Sentence Transformers model, a hashing one."""
