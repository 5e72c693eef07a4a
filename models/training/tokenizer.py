"""A byte pair vocabulary in CLIP's format, made from captions: each word that they know is one token.

    python tokenizer.py --work DIR

Writes DIR/tokenizer/ with vocab.json, merges.txt and tokenizer_config.json, as transformers' CLIPTokenizer
and the engine read them: 256 bytes, 256 bytes that end a word, the merges, start and end of text.
"""

import argparse
import collections
import itertools
import json
import re
from pathlib import Path

import numpy as np
from transformers import CLIPTokenizer

from captions import WORDS, caption
from scenes.families import NAMES, choose

LENGTH = 40
"""Tokens of a prompt, with start and end: the longest caption has about 36."""
START, END = "<|startoftext|>", "<|endoftext|>"
WORD = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[a-z]+|[0-9]|[^\sa-z0-9]+")


def byte_alphabet() -> list[str]:
    """The printable character that stands for each byte, as in GPT-2 and CLIP."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    characters = {byte: chr(byte) for byte in printable}
    spare = 256
    for byte in range(256):
        if byte not in characters:
            characters[byte] = chr(spare)
            spare += 1
    return [characters[byte] for byte in range(256)]


def learn(counts: collections.Counter[str], limit: int) -> list[tuple[str, str]]:
    """Merges, most frequent pair first, until every word is whole or `limit` is reached."""
    words = {word: [*word[:-1], word[-1] + "</w>"] for word in counts}
    merges: list[tuple[str, str]] = []
    while len(merges) < limit:
        pairs: collections.Counter[tuple[str, str]] = collections.Counter()
        for word, pieces in words.items():
            for pair in itertools.pairwise(pieces):
                pairs[pair] += counts[word]
        if not pairs:
            break
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        merges.append(best)
        for word, pieces in words.items():
            if best[0] in pieces:
                words[word] = _merged(pieces, best)
    return merges


def _merged(pieces: list[str], pair: tuple[str, str]) -> list[str]:
    result: list[str] = []
    index = 0
    while index < len(pieces):
        if tuple(pieces[index : index + 2]) == pair:
            result.append(pair[0] + pair[1])
            index += 2
        else:
            result.append(pieces[index])
            index += 1
    return result


def write(folder: Path, merges: list[tuple[str, str]]) -> None:
    alphabet = byte_alphabet()
    tokens = alphabet + [character + "</w>" for character in alphabet]
    tokens += list(dict.fromkeys(a + b for a, b in merges if a + b not in set(tokens)))
    tokens += [START, END]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.json").write_text(json.dumps({token: i for i, token in enumerate(tokens)}, ensure_ascii=False))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges))
    config = {
        "model_max_length": LENGTH,
        "bos_token": START,
        "eos_token": END,
        "pad_token": END,
        "unk_token": END,
        "do_lower_case": True,
        "add_prefix_space": False,
        "tokenizer_class": "CLIPTokenizer",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=1) + "\n")


def load(work: Path) -> CLIPTokenizer:
    return CLIPTokenizer.from_pretrained(work / "tokenizer")


class Encoder:
    """Texts to token ids [n, 40], padded with the end token; remembers words, as captions repeat them."""

    def __init__(self, work: Path):
        self._tokenizer = load(work)
        self._start, self._end = self._tokenizer.bos_token_id, self._tokenizer.eos_token_id
        self._known: dict[str, list[int]] = {}

    def __call__(self, texts: list[str]) -> np.ndarray:
        rows = np.full((len(texts), LENGTH), self._end, np.int64)
        for row, text in zip(rows, texts, strict=True):
            ids = [self._start, *(i for word in WORD.findall(text.lower()) for i in self._word(word))]
            ids = [*ids[: LENGTH - 1], self._end]
            row[: len(ids)] = ids
        return rows

    def _word(self, word: str) -> list[int]:
        if word not in self._known:
            self._known[word] = self._tokenizer(word, add_special_tokens=False).input_ids
        return self._known[word]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--captions", type=int, default=40_000)
    parser.add_argument("--merges", type=int, default=6000)
    arguments = parser.parse_args()
    random = np.random.default_rng(0)
    texts = [caption(choose(random, NAMES[i % len(NAMES)]), random)[0] for i in range(arguments.captions)]
    texts += [text for part in ("closings", "products", "unwanted", "openings") for text in WORDS[part]]
    counts = collections.Counter(word for text in texts for word in WORD.findall(text.lower()))
    merges = learn(counts, arguments.merges)
    write(arguments.work / "tokenizer", merges)
    ids = Encoder(arguments.work)(texts[:2000])
    check = load(arguments.work)(texts[:2000], padding="max_length", max_length=LENGTH, truncation=True).input_ids
    assert np.array_equal(ids, check), "the fast path tokenizes differently from transformers"
    lengths = (ids != ids[0, -1]).sum(1) + 1
    print(
        f"{len(counts)} words, {len(merges)} merges, captions of {lengths.mean():.1f} tokens, at most {lengths.max()}"
    )


if __name__ == "__main__":
    main()
