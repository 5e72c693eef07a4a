"""Makes the reference of ClipTokenizerTest: the tokens that transformers gives for hard texts.

    python reference_tokens.py                                # rewrites tokens.tsv
    python reference_tokens.py --tokenizer DIR --random N --characters --out FILE

A line of the table holds a text as a JSON string, the ids of the whole text without a frame, and
the ids as a text encoder gets them: framed, cut and filled to model_max_length.

The reference is CLIPTokenizerFast (what a tokenizer.json means), less one thing: its added tokens
are not looked for in the text, so that <|endoftext|> in a prompt is text. The slow CLIPTokenizer is
no reference. Without the package ftfy it drops control and zero-width characters, sets each Chinese
character apart and lowers a final sigma as Python does; with ftfy it repairs what looks like broken
text. --slow counts on how many of the texts it differs.

Unicode grows, and tokenizers carries older tables for NFC than Java and Python. Texts that it
composes differently are left out and counted; so are characters that Python does not know.
"""

import argparse
import json
import random
import sys
from pathlib import Path
from unicodedata import category, normalize

from tokenizers import Tokenizer
from tokenizers.models import BPE
from tokenizers.normalizers import NFC
from transformers import CLIPTokenizer, CLIPTokenizerFast

ROOT = Path(__file__).resolve().parents[2]
CLIP = ROOT / "diffusion/src/test/resources/backdrop/diffusion/clip"
VOCABULARY = CLIP / "vocabulary/tokenizer"
TABLE = CLIP / "tokens.tsv"

HARD = [
    "",
    " ",
    "a",
    "light oak wooden table with a blurred white wall",
    "Sandy BEACH, with sea & blue sky!",
    "  two   spaces\tand\na line  ",
    "don't we'll it's I'm they've you're he'd",
    "DON'T WE'LL 'Tis 'sup rock'n'roll ''s '''re",
    "don\u2019t curly it\u2019s",
    "2024 bottles, 3.5 litres 1,000,000",
    "na\u00efve caf\u00e9",
    "nai\u0308ve cafe\u0301",
    "a\u0323\u0307 a\u0307\u0323 q\u0307\u0323 \u1e69 s\u0323\u0307",
    "\u0130stanbul I\u0307 \u0131 \u0130\u0130",
    "\u03a3\u0391\u03a3 \u039f\u0394\u039f\u03a3 \u03c2 \u03a3",
    "\u0431\u0443\u0442\u044b\u043b\u043a\u0430 \u043d\u0430 \u0441\u0442\u043e\u043b\u0435",
    "\u0401\u041b\u041a\u0410 \u0419\u043e\u0434 \u0438\u0306 \u0457",
    "\u6728\u306e\u30c6\u30fc\u30d6\u30eb",
    "\u65e5\u672c\u8a9e\u6587\u5b57abc\u65e5\u672c",
    "\ud55c\uad6d\uc5b4 \u1112\u1161\u11ab \u1112\u1161\u11ab\u1100",
    "\ufa0e \uf900 \u2126 \u212a \u212b \u03a9",
    "sun \u2600\ufe0f and \U0001f600\U0001f44d\U0001f3fd",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 family \U0001f1ef\U0001f1f5 flag",
    "\u00bd cup \u2167 x\u00b2 \u0663\u0664 \u0967 \u3007 \u2460",
    "semi;colon--dash...dots",
    'quotes "double" \u201ccurly\u201d \u00abangle\u00bb',
    "no\u00a0break\u3000wide\u2003em\u202fthin\u205fmath\u1680ogham",
    "line\u2028para\u2029next\u0085line\x0bvt\x0cff\rcr",
    "zero\u200bwidth\u200cnon\u200djoin\u2060word\ufeffbom\u00adshy",
    "unit\x1fsep file\x1c group\x1d rec\x1e nul\x00 bell\x07 del\x7f c1\x9f esc\x1b[0m",
    "e_mail@example.com #tag https://example.com/a?b=c&d=%20",
    "a very long prompt about a wooden table in a kitchen with a window and a plant and a lamp and"
    " a chair and a rug and a painting and a cat and a dog",
    "\ufb01ne \ufb02oor \u1e9e \u00df \u0149 \u01f0",
    "' 's 'S 'S's",
    "(round) [square] {curly} <angle> (x:1.3) \\(escaped\\)",
    "\u0301 lone mark \u0e33 \u0301\u0301\u0301",
    "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \u0939\u093f\u0928\u094d\u0926\u0940",
    "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u202eright\u202c to left",
    "<|startoftext|> red <|endoftext|> blue",
    "<|ENDOFTEXT|><|endoftext|> <| endoftext |> </w> the</w>",
    "\U0001d400\U0001d401 \U00010400\U00010428 \U0001e900 \U0001d7d8\U0001d7d9",
    "\u10a0\u1c90\u10d0 \u13a0\uab70 \u1e00 \u01c5\u01c4\u01c6",
    "\ue000 private \U000f0000 \ufffe \uffff \U0010ffff",
    "table" * 40,
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!???????????,,,,,,,,,,,,,,,,,......",
    "the table, the wall, the sky, " * 6,
    "x" * 31,
    "1" * 29,
    "1" * 30,
    "1" * 31,
]

WORDS = (
    "a the oak table wooden photo of marble, kitchen; sea-side beach 4k 8k (detailed) soft light,"
    " don't it's 35mm f/1.8 blurred background! \u0441\u0442\u043e\u043b caf\u00e9 \u6728 \u03a3\u0391\u03a3"
).split()
RANGES = [
    (0x20, 0x7E), (0x20, 0x7E), (0x61, 0x7A), (0x00, 0x20), (0x7F, 0xFF), (0x100, 0x24F),
    (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x590, 0x6FF), (0x900, 0xDFF), (0x1100, 0x11FF),
    (0x1E00, 0x1FFF), (0x2000, 0x20CF), (0x2100, 0x2BFF), (0x3000, 0x30FF), (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3), (0xF900, 0xFFFD), (0x10000, 0x107FF), (0x1D400, 0x1D7FF), (0x1F300, 0x1FAFF),
]  # fmt: skip


def random_texts(count: int, seed: int) -> list[str]:
    draw = random.Random(seed)

    def characters() -> str:
        low, high = draw.choice(RANGES)
        return "".join(chr(draw.randint(low, high)) for _ in range(draw.randint(1, 6)))

    def text() -> str:
        parts = [
            draw.choice(WORDS) if draw.random() < 0.5 else characters()
            for _ in range(draw.randint(1, 25))
        ]
        return draw.choice(["", " ", " ", " "]).join(parts)

    return [text() for _ in range(count)]


def each_character() -> list[str]:
    """Every character that Unicode has assigned, by itself and beside letters, digits and dots."""
    everything = [chr(c) for c in range(0x110000) if category(chr(c)) not in ("Cn", "Cs")]
    return [f"{c} a{c}b1{c}.{c}" for c in everything]


def without_added_tokens(fast: CLIPTokenizerFast) -> Tokenizer:
    given = json.loads(fast.backend_tokenizer.to_str())["model"]
    plain = Tokenizer(
        BPE(
            vocab=given["vocab"],
            merges=[tuple(merge) for merge in given["merges"]],
            unk_token=given["unk_token"],
            end_of_word_suffix=given["end_of_word_suffix"],
            fuse_unk=given["fuse_unk"],
        )
    )
    plain.normalizer = fast.backend_tokenizer.normalizer
    plain.pre_tokenizer = fast.backend_tokenizer.pre_tokenizer
    return plain


def framed(ids: list[int], fast: CLIPTokenizerFast) -> list[int]:
    length = fast.model_max_length
    cut = [fast.bos_token_id, *ids[: length - 2], fast.eos_token_id]
    return cut + [fast.pad_token_id] * (length - len(cut))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--tokenizer", type=Path, default=VOCABULARY, help="a tokenizer's folder")
    options.add_argument("--out", type=Path, default=TABLE)
    options.add_argument("--random", type=int, default=60, help="how many random texts to add")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--characters", action="store_true", help="add one text a character")
    options.add_argument("--slow", action="store_true", help="compare the slow tokenizer too")
    given = options.parse_args()

    fast = CLIPTokenizerFast.from_pretrained(given.tokenizer)
    plain = without_added_tokens(fast)
    texts = HARD + random_texts(given.random, given.seed)
    if given.characters:
        texts += each_character()
    known = [text for text in texts if NFC().normalize_str(text) == normalize("NFC", text)]
    print(f"left out: {len(texts) - len(known)} of {len(texts)} texts", file=sys.stderr)
    texts = known
    rows = [encoding.ids for encoding in plain.encode_batch(texts, add_special_tokens=False)]

    for text, ids in zip(texts, rows):
        if text in HARD and "<|" not in text:
            whole = fast(text, padding="max_length", truncation=True).input_ids
            assert whole == framed(ids, fast), text
    if given.slow:
        slow = CLIPTokenizer.from_pretrained(given.tokenizer)
        other = [t for t, i in zip(texts, rows) if slow(t).input_ids[1:-1] != i]
        print(f"the slow tokenizer differs on {len(other)} of {len(texts)} texts", file=sys.stderr)

    with open(given.out, "w", encoding="ascii", newline="\n") as table:
        table.write("# Made by models/tools/reference_tokens.py, which says what the columns are.\n")
        for text, ids in zip(texts, rows):
            columns = [json.dumps(text), *(" ".join(map(str, i)) for i in (ids, framed(ids, fast)))]
            table.write("\t".join(columns) + "\n")


if __name__ == "__main__":
    main()
