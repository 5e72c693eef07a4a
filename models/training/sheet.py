"""Contact sheets to look at: renders with their captions, or what a model paints for 48 prompts.

python sheet.py --work DIR --out renders.jpg                      what the renderer draws
python sheet.py --work DIR --model FOLDER --out painted.jpg       48 prompts x 2 products
"""

import argparse
import textwrap
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from captions import caption
from painter import Painter
from scenes.families import NAMES, choose, draw
from scenes.products import stand_in

PROMPTS = tuple((Path(__file__).parent / "prompts.txt").read_text().splitlines())
TITLE = 30


def labelled(pictures: list[np.ndarray], texts: list[str], columns: int, side: int) -> Image.Image:
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (side + 4), rows * (side + TITLE)), "white")
    pen = ImageDraw.Draw(sheet)
    for index, (picture, text) in enumerate(zip(pictures, texts, strict=True)):
        left, top = index % columns * (side + 4), index // columns * (side + TITLE)
        sheet.paste(Image.fromarray(picture).resize((side, side), Image.Resampling.LANCZOS), (left, top))
        pen.text((left + 1, top + side), "\n".join(textwrap.wrap(text, side // 6)[:2]), fill="black", spacing=0)
    return sheet


def product(which: int, size: int) -> tuple[np.ndarray, np.ndarray]:
    """One of two stand-ins: its picture uint8 [S, S, 3] and its coverage [S, S]."""
    coat, coverage, _ = stand_in(np.random.default_rng((21, 40)[which]), size)
    return np.round(coat * 255).astype(np.uint8), coverage


def painted(model: Path, size: int, paint: int | None, steps: int | None, guidance: float | None, texts) -> tuple[list, list]:
    painter = Painter(model)
    paint = paint or painter.native
    pictures, titles = [], []
    for start in range(0, len(texts), 8):
        prompts = list(texts[start : start + 8])
        both = []
        for which in range(2):
            small, cover = product(which, paint)
            large, alpha = product(which, size)
            batch = (
                np.repeat(small[None], len(prompts), 0),
                np.repeat((cover < 0.5).astype(np.float32)[None], len(prompts), 0),
            )
            scenes = painter.paint(prompts, *batch, paint, steps, guidance, seed=start + 50 * which)
            scenes = [np.asarray(Image.fromarray(s).resize((size, size), Image.Resampling.BICUBIC)) for s in scenes]
            both.append(
                [np.round(s * (1 - alpha[..., None]) + large * alpha[..., None]).astype(np.uint8) for s in scenes]
            )
        for prompt, first, second in zip(prompts, *both, strict=True):
            pictures += [first, second]
            titles += [prompt, ""]
    return pictures, titles


def rendered(size: int) -> tuple[list, list]:
    pictures, titles = [], []
    for index in range(2 * len(NAMES)):
        random = np.random.default_rng([7_000_004, index])
        scene = choose(random, NAMES[index // 2])
        pictures.append(np.round(draw(scene, random, size) * 255).astype(np.uint8))
        titles.append(caption(scene, random, bare=True)[0])
    return pictures, titles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=192)
    parser.add_argument("--paint", type=int, help="default: the model's native size")
    parser.add_argument("--steps", type=int, help="default: the model's own")
    parser.add_argument("--guidance", type=float, help="default: the model's own")
    parser.add_argument("--every", type=int, default=1, help="take every so-manieth prompt only")
    arguments = parser.parse_args()
    if arguments.model:
        texts = PROMPTS[:: arguments.every]
        cells = painted(arguments.model, arguments.size, arguments.paint, arguments.steps, arguments.guidance, texts)
    else:
        cells = rendered(arguments.size)
    labelled(*cells, 8, arguments.size).save(arguments.out, quality=82)


if __name__ == "__main__":
    main()
