"""Draws scenes with stand-ins and masks into shards that every later stage reads.

    python render.py --work DIR --size 128 --scenes 6000 [--shards 4] [--processes 2]

Each shard is a folder DIR/scenes/<size>-<number>/ with pictures.npy (uint8 [n, S, S, 3]), masks.npy
(uint8 [n, S/8, S/8], 1 = painted), masked.npy (uint8, the picture with mid grey where it is painted)
and scenes.json. A shard appears when it is whole, so an interrupted run goes on where it stopped.
The numbers of shards are seeds: the same number gives the same pictures.
"""

import argparse
import json
import os
import shutil
import time
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from scenes.families import NAMES, choose, draw
from scenes.products import example

EXAMPLES = 2
"""Examples from one drawn scene: drawing is dearer than placing another stand-in on it."""
UNSEEN = 1_000_000
"""Shards from this number on are for evaluation; training must not use them."""


def write_shard(folder: Path, number: int, size: int, scenes: int) -> None:
    if folder.exists():
        return
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    count = scenes * EXAMPLES
    pictures = np.lib.format.open_memmap(partial / "pictures.npy", "w+", np.uint8, (count, size, size, 3))
    masked = np.lib.format.open_memmap(partial / "masked.npy", "w+", np.uint8, (count, size, size, 3))
    masks = np.zeros((count, size // 8, size // 8), np.uint8)
    descriptions = []
    for index in range(scenes):
        random = np.random.default_rng([number, index, 1])
        scene = choose(random, NAMES[index % len(NAMES)])
        picture = draw(scene, random, size)
        for copy in range(EXAMPLES):
            row = index * EXAMPLES + copy
            target, mask = example(scene, picture, random)
            target = np.round(target * 255).astype(np.uint8)
            pictures[row] = target
            # Mid grey is 127.5; the engine uses 0 in -1..1. 128 is as near as bytes come.
            masked[row] = np.where(mask[..., None] > 0.5, 128, target)
            masks[row] = mask[::8, ::8] > 0.5
            descriptions.append(asdict(scene))
    pictures.flush()
    masked.flush()
    np.save(partial / "masks.npy", masks)
    (partial / "scenes.json").write_text(json.dumps(descriptions))
    partial.rename(folder)


def _work(task: tuple[Path, int, int, int]) -> str:
    began = time.time()
    write_shard(*task)
    return f"{task[0].name}: {task[3]} scenes, {task[3] / (time.time() - began):.0f} a second"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--size", type=int, default=128)
    parser.add_argument("--scenes", type=int, default=6000)
    parser.add_argument("--shards", type=int, default=4)
    parser.add_argument("--first", type=int, default=0, help="number of the first shard; add to draw more")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    scenes = arguments.scenes // arguments.shards
    numbers = range(arguments.first, arguments.first + arguments.shards)
    tasks = [(arguments.work / "scenes" / f"{arguments.size}-{n}", n, arguments.size, scenes) for n in numbers]
    with get_context("spawn").Pool(arguments.processes) as pool:
        for line in pool.imap_unordered(_work, tasks):
            print(line, flush=True)


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main()
