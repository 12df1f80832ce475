"""The tokenizer of multilingual-e5-small, rebuilt from the weights' own vocabulary.

SentencePiece's Unigram model (Kudo, ACL 2018) over pieces with log probabilities. Before it,
each code point is replaced as a table says; the table is given to `tokenizers` in the form
that SentencePiece stores it: a double-array trie over UTF-8 bytes whose leaves point into a
blob of replacements.
"""

import struct
from collections.abc import Mapping

from tokenizers import Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import Precompiled, Replace, Sequence
from tokenizers.pre_tokenizers import Metaspace
from tokenizers.processors import TemplateProcessing

from knowledge.embedding.weights import Vocabulary

_LEAF = 1 << 8
_VALUE = 1 << 31


def build_tokenizer(vocabulary: Vocabulary, *, token_limit: int) -> Tokenizer:
    """Return a tokenizer that adds `<s>` and `</s>` and cuts at the limit, end mark kept."""
    tokenizer = Tokenizer(Unigram(vocabulary.pieces, unk_id=vocabulary.unknown))
    tokenizer.normalizer = Sequence(
        [
            Precompiled(compile_replacements(vocabulary.replacements)),
            Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = Metaspace(prepend_scheme="always")
    begin, end = (vocabulary.pieces[i][0] for i in (vocabulary.begin, vocabulary.end))
    tokenizer.post_processor = TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)],
    )
    tokenizer.enable_truncation(token_limit)
    return tokenizer


def compile_replacements(replacements: Mapping[int, str]) -> bytes:
    """Return the table as SentencePiece's `precompiled_charsmap`.

    A node of the trie is a 32-bit unit: its label in the low byte, bit 8 if a key ends in it,
    and from bit 10 what to XOR with its own position to find its children's base; a child
    stands at base XOR label (Yata, darts-clone). Each inner node has a base of its own, a
    multiple of 256, so that children never collide; after them stand the leaves' values,
    with bit 31 set.
    """
    keys = {chr(code_point).encode(): text for code_point, text in replacements.items()}
    prefixes = sorted({key[:size] for key in keys for size in range(len(key))})
    bases = {prefix: 256 * (1 + row) for row, prefix in enumerate(prefixes)}
    value_start = 256 * (1 + len(prefixes))
    units = [0] * (value_start + -(-len(keys) // 256) * 256)
    units[0] = bases[b""] << 10
    for prefix, base in bases.items():
        if prefix:
            position = bases[prefix[:-1]] ^ prefix[-1]
            units[position] = (position ^ base) << 10 | prefix[-1]
    blob = bytearray()
    for row, (key, text) in enumerate(sorted(keys.items())):
        position, value_at = bases[key[:-1]] ^ key[-1], value_start + row
        units[position] = (position ^ value_at) << 10 | _LEAF | key[-1]
        units[value_at] = _VALUE | len(blob)
        blob += text.encode() + b"\0"
    trie = struct.pack(f"<{len(units)}I", *units)
    return struct.pack("<I", len(trie)) + trie + bytes(blob)
