"""Smooth randomness: value noise, its octaves, and tileable textures for perspective floors."""

from functools import lru_cache

import numpy as np

from scenes.canvas import FLOAT, Plane


@lru_cache(512)
def _weights(size: int, cells: int) -> np.ndarray:
    position = (np.arange(size, dtype=np.float64) + 0.5) / size * cells
    cell = np.minimum(position.astype(int), cells - 1)
    part = position - cell
    part = part * part * (3 - 2 * part)
    weights = np.zeros((size, cells + 1), FLOAT)
    weights[np.arange(size), cell] = 1 - part
    weights[np.arange(size), cell + 1] += part
    return weights


def bumps(size: int, random, rows: int, columns: int | None = None) -> Plane:
    """Value noise in 0..1 with this many cells down and across."""
    columns = columns or rows
    lattice = random.random((rows + 1, columns + 1), dtype=FLOAT)
    return _weights(size, rows) @ lattice @ _weights(size, columns).T


def clouds(size: int, random, cells: int = 3, octaves: int = 4, gain: float = 0.5, stretch: float = 1.0) -> Plane:
    """Octaves of value noise, mean near 0.5; `stretch` below 1 gives wide shapes."""
    total, weight, amount = np.zeros((size, size), FLOAT), 0.0, 1.0
    for octave in range(octaves):
        rows = min(cells << octave, size)
        total += amount * bumps(size, random, rows, max(1, round(rows * stretch)))
        weight += amount
        amount *= gain
    return total / weight


def ridge(size: int, random, cells: int, octaves: int = 4, gain: float = 0.5) -> np.ndarray:
    """A skyline: one value in 0..1 for each column, [1, S]."""
    total, weight, amount = np.zeros(size, FLOAT), 0.0, 1.0
    for octave in range(octaves):
        count = cells << octave
        total += amount * (_weights(size, count) @ random.random(count + 1, dtype=FLOAT))
        weight += amount
        amount *= gain
    return (total / weight)[None]


SIDE = 512
_LAYERS = {
    "fine": ((0.5, 64, 64), (0.3, 128, 128), (0.2, 256, 256)),
    "clouds": ((0.5, 8, 8), (0.3, 16, 16), (0.2, 32, 32), (0.12, 64, 64), (0.07, 128, 128)),
    "grain": ((0.55, 64, 3), (0.3, 128, 6), (0.2, 256, 12)),
    "blades": ((0.6, 24, 96), (0.4, 60, 200)),
}


@lru_cache(8)
def texture(kind: str) -> Plane:
    """A texture [512, 512] that repeats seamlessly, mean 0 and deviation 1, the same in every run."""
    random = np.random.default_rng(sorted(_LAYERS).index(kind))
    total = np.zeros((SIDE, SIDE), FLOAT)
    for amount, rows, columns in _LAYERS[kind]:
        lattice = random.random((rows + 1, columns + 1), dtype=FLOAT)
        lattice[-1], lattice[:, -1] = lattice[0], lattice[:, 0]
        total += amount * (_weights(SIDE, rows) @ lattice @ _weights(SIDE, columns).T)
    return ((total - total.mean()) / total.std()).astype(FLOAT)


def look(kind: str, across, down) -> Plane:
    """The texture at these places (1 is a whole texture), bilinear, repeated without end."""
    values = texture(kind).ravel()
    u, v = np.asarray(across * SIDE, FLOAT), np.asarray(down * SIDE, FLOAT)
    left, top = np.floor(u), np.floor(v)
    s, t = u - left, v - top
    i, j = left.astype(np.int32) % SIDE, top.astype(np.int32) % SIDE
    i1, j1 = (i + 1) % SIDE, (j + 1) % SIDE
    upper = values[j * SIDE + i] * (1 - s) + values[j * SIDE + i1] * s
    lower = values[j1 * SIDE + i] * (1 - s) + values[j1 * SIDE + i1] * s
    return upper * (1 - t) + lower * t
