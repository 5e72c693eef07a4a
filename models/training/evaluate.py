"""Measures an exported model folder: does text steer, do painted and kept parts meet, does the seed matter.

    python evaluate.py --work DIR --model FOLDER [--size 512] [--count 500]

Prints one line for each bar and writes DIR/evaluation-<name>.json. Captions, scenes and stand-ins are
drawn from seeds that training never uses. Pictures are painted at --paint pixels (default: the
model's native size) and brought to --size, as the product does it. Where a product is kept, the Java
code that finishes every picture finishes these (Finish.java; needs `./backdrop build`); the figures that
end in `_laid_over` are of the product laid over the enlarged picture and nothing more.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

import classifier
from captions import caption
from painter import Painter
from scenes import palette
from scenes.canvas import blur
from scenes.families import NAMES, choose, draw
from scenes.products import stand_in

COLOUR_WORDINGS = ("{} studio backdrop", "plain {} background", "{} linen cloth", "{} silk")
BATCH = 10
REPOSITORY = Path(__file__).resolve().parents[2]


def resized(pictures: np.ndarray, size: int) -> np.ndarray:
    if pictures.shape[1] == size:
        return pictures
    return np.stack([np.asarray(Image.fromarray(p).resize((size, size), Image.Resampling.BICUBIC)) for p in pictures])


def unseen_captions(count: int, draw: int) -> tuple[list[str], np.ndarray]:
    texts, families = [], []
    for index in range(count):
        random = np.random.default_rng([7_000_001, index, draw])
        scene = choose(random, NAMES[index % len(NAMES)])
        texts.append(caption(scene, random)[0])
        families.append(NAMES.index(scene.family))
    return texts, np.array(families)


def stand_ins(count: int, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Pictures uint8 [n, S, S, 4] whose alpha is the stand-in's coverage, and masks float [n, S, S], 1 = painted."""
    pictures = np.zeros((count, size, size, 4), np.uint8)
    for index in range(count):
        coat, coverage, _ = stand_in(np.random.default_rng([7_000_002, index]), size)
        pictures[index] = np.round(np.dstack([coat, coverage]) * 255)
    return pictures, (pictures[..., 3] < 128).astype(np.float32)


def finished(products: np.ndarray, painted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the product makes of painted pictures, without and with the usual shadow: uint8 [n, S, S, 3] each."""
    with tempfile.TemporaryDirectory() as folder:
        for name, pictures in (("product", products), ("painted", painted)):
            for index, picture in enumerate(pictures):
                Image.fromarray(picture).save(f"{folder}/{name}-{index}.png")
        java = f"{os.environ['JAVA_HOME']}/bin/java" if "JAVA_HOME" in os.environ else "java"
        libraries = f"{REPOSITORY}/command-line/target/lib/*"
        source = Path(__file__).with_name("Finish.java")
        command = [java, "--enable-native-access=ALL-UNNAMED", "-cp", libraries, str(source), folder]
        subprocess.run([*command, str(len(products))], check=True)
        read = lambda kind: np.stack(  # noqa: E731
            [np.asarray(Image.open(f"{folder}/{kind}-{i}.png").convert("RGB")) for i in range(len(products))]
        )
        return read("plain"), read("shadow")


def grown(inside: np.ndarray, distance: int) -> np.ndarray:
    """A mask [S, S] made larger by this many pixels in every direction (square neighbourhoods)."""
    result = inside.copy()
    for _ in range(distance):
        result[1:] |= inside[:-1]
        result[:-1] |= inside[1:]
        across = result.copy()
        result[:, 1:] |= across[:, :-1]
        result[:, :-1] |= across[:, 1:]
        inside = result.copy()
    return result


def seam(picture: np.ndarray, mask: np.ndarray) -> float:
    """Median gradient 1-3 pixels outside the product over that 8-16 pixels outside."""
    grey = picture.astype(np.float32).mean(-1)
    gradient = np.hypot(np.gradient(grey, axis=0), np.gradient(grey, axis=1))
    kept = mask < 0.5
    one, three, eight, sixteen = (grown(kept, d) for d in (1, 3, 8, 16))
    near, far = gradient[three & ~one], gradient[sixteen & ~eight]
    return float((np.median(near) + 0.25) / (np.median(far) + 0.25)) if near.size and far.size else 1.0


def expansion(picture: np.ndarray, mask: np.ndarray) -> float:
    """Share of the pixels 3-24 outside the product that look like it and unlike what is further out."""
    kept = mask < 0.5
    values = picture.astype(np.float32) / 255
    three, ring, forty, eighty = (grown(kept, d) for d in (3, 24, 40, 80))
    smooth = blur(values * kept[..., None], 0.03) / np.maximum(blur(kept.astype(np.float32), 0.03), 1e-3)[..., None]
    surroundings = np.median(values[eighty & ~forty], axis=0)
    band = ring & ~three
    like = np.abs(values - smooth).mean(-1) < 0.06
    unlike = np.abs(values - surroundings).mean(-1) > 0.15
    return float((like & unlike)[band].mean())


def frechet(a: np.ndarray, b: np.ndarray) -> float:
    """Distance of two Gaussians fitted to feature sets [n, d]."""
    covariances = [np.cov(x, rowvar=False) + 1e-6 * np.eye(x.shape[1]) for x in (a, b)]
    values, vectors = np.linalg.eigh(covariances[0])
    root = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    cross = np.sqrt(np.maximum(np.linalg.eigvalsh(root @ covariances[1] @ root), 0)).sum()
    return float(((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(covariances[0]) + np.trace(covariances[1]) - 2 * cross)


class Evaluation:
    def __init__(self, arguments):
        self.painter = Painter(arguments.model, arguments.threads)
        self.judge = classifier.restore(arguments.work)
        self.paint_size = arguments.paint or self.painter.native
        self.size, self.steps = arguments.size, arguments.steps or self.painter.steps
        self.guidance = self.painter.guidance if arguments.guidance is None else arguments.guidance
        self.count, self.draw = arguments.count, arguments.draw
        self.model = arguments.model.resolve()

    def paint(self, prompts, pictures=None, masks=None, seed=0) -> np.ndarray:
        """uint8 [n, S, S, 3], at the size that is painted."""
        batches = []
        for start in range(0, len(prompts), BATCH):
            part = slice(start, start + BATCH)
            inputs = (None, None) if pictures is None else (pictures[part, ..., :3], masks[part])
            batches.append(
                self.painter.paint(prompts[part], *inputs, self.paint_size, self.steps, self.guidance, seed + start)
            )
        return np.concatenate(batches)

    def families(self) -> dict[str, float]:
        texts, families = unseen_captions(self.count, self.draw)
        named, features = classifier.judge(self.judge, resized(self.paint(texts), self.size))
        rendered = []
        for index in range(self.count):
            random = np.random.default_rng([7_000_003, index])
            rendered.append(
                np.round(draw(choose(random, NAMES[index % len(NAMES)]), random, 128) * 255).astype(np.uint8)
            )
        truth, reference = classifier.judge(self.judge, np.stack(rendered))
        right = named == families
        by_family = {name: float(right[families == i].mean()) for i, name in enumerate(NAMES) if i in families}
        worst = sorted(by_family.items(), key=lambda item: item[1])[:6]
        return {
            "family": float(right.mean()),
            "family_on_renders": float((truth == np.arange(self.count) % len(NAMES)).mean()),
            "frechet": frechet(features, reference),
            "worst": {name: round(value, 2) for name, value in worst},
        }

    def colours(self) -> dict[str, float]:
        asked = [(name, wording.format(name)) for name in palette.NAMES for wording in COLOUR_WORDINGS]
        means = self.paint([text for _, text in asked], seed=300).reshape(len(asked), -1, 3).mean(1) / 255
        table = np.array([palette.COLOURS[name][0] for name in palette.NAMES])
        nearest = ((means[:, None] - table[None]) ** 2).sum(-1).argmin(1)
        return {
            "colour": float(np.mean([palette.NAMES[n] == name for n, (name, _) in zip(nearest, asked, strict=True)]))
        }

    def meeting(self) -> dict[str, float]:
        count = min(200, self.count)
        texts, families = unseen_captions(count, self.draw)
        pictures, masks = stand_ins(count, self.paint_size)
        painted = self.paint(texts, pictures, masks, seed=500)
        products, kept = stand_ins(count, self.size)
        plain, shadowed = finished(products, painted)
        large = resized(painted, self.size)
        laid_over = np.where(kept[..., None] > 0.5, large, products[..., :3])
        named, _ = classifier.judge(self.judge, large)
        figures = {"family_with_product": float((named == families).mean())}
        for name, whole in (("", plain), ("_with_shadow", shadowed), ("_laid_over", laid_over)):
            seams = np.array([seam(w, m) for w, m in zip(whole, kept, strict=True)])
            figures[f"seam_median{name}"] = float(np.median(seams))
            figures[f"seam_within{name}"] = float(((seams >= 0.5) & (seams <= 2.0)).mean())
            figures[f"expansion{name}"] = float(np.mean([expansion(w, m) for w, m in zip(whole, kept, strict=True)]))
        return figures

    def seeds(self) -> dict[str, float]:
        texts, _ = unseen_captions(min(24, self.count), self.draw)
        runs = [self.paint(texts, seed=s).astype(np.float32) / 255 for s in (1000, 2000, 3000)]
        again = self.paint(texts, seed=1000).astype(np.float32) / 255
        distance = np.mean([np.sqrt(((a - b) ** 2).mean()) for i, a in enumerate(runs) for b in runs[:i]])
        return {"distance_between_seeds": float(distance), "same_seed_differs_by": float(np.abs(runs[0] - again).max())}

    def engine(self) -> dict[str, float]:
        """Seconds of `./backdrop diffuse`, start of the JVM included, for one picture and for four."""
        side = self.paint_size
        pictures, masks = stand_ins(1, side)
        seconds = {}
        with tempfile.TemporaryDirectory() as folder:
            Image.fromarray(pictures[0]).save(f"{folder}/photo.png")
            Image.fromarray((masks[0] * 255).astype(np.uint8)).save(f"{folder}/mask.png")
            for name, seeds in (("seconds_for_one", "7"), ("seconds_for_four", "7,8,9,10")):
                command = [REPOSITORY / "backdrop", "diffuse", "--model", self.model, "--image", f"{folder}/photo.png"]
                command += [
                    "--mask",
                    f"{folder}/mask.png",
                    "--prompt",
                    "white marble counter, beige wall",
                    "--seed",
                    seeds,
                ]
                command += ["--steps", self.steps, "--guidance", self.guidance, "--size", f"{side}x{side}"]
                began = time.time()
                subprocess.run([str(word) for word in [*command, "--out", f"{folder}/out.png"]], check=True)
                seconds[name] = round(time.time() - began, 2)
        return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--paint", type=int, help="default: the model's native size")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--draw", type=int, default=0, help="another number: other unseen captions")
    parser.add_argument("--steps", type=int, help="default: the model's own")
    parser.add_argument("--guidance", type=float, help="default: the model's own")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=("families", "colours", "meeting", "seeds", "engine"))
    arguments = parser.parse_args()
    evaluation = Evaluation(arguments)
    figures = {
        "model": arguments.model.name,
        "paint": evaluation.paint_size,
        "size": arguments.size,
        "steps": evaluation.steps,
        "guidance": evaluation.guidance,
        "draw": arguments.draw,
    }
    for name in arguments.only:
        began = time.time()
        figures |= getattr(evaluation, name)()
        print(f"{name} ({time.time() - began:.0f} s): {figures}", flush=True)
    (arguments.work / f"evaluation-{arguments.model.name}-{evaluation.paint_size}.json").write_text(
        json.dumps(figures, indent=1) + "\n"
    )


if __name__ == "__main__":
    main()
