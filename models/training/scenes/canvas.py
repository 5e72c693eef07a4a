"""Drawing on float pictures [S, S, 3] in 0..1, with coordinates in 0..1 so that any size S shows the same scene."""

from functools import lru_cache

import numpy as np

FLOAT = np.float32
Picture = np.ndarray
Plane = np.ndarray


@lru_cache(8)
def grid(size: int) -> tuple[Plane, Plane]:
    """x and y of the pixel centres, both [S, S]; x grows to the right and y downwards."""
    centres = (np.arange(size, dtype=FLOAT) + 0.5) / size
    y, x = np.meshgrid(centres, centres, indexing="ij")
    return np.ascontiguousarray(x), np.ascontiguousarray(y)


def rise(low, high, value):
    """Smoothstep: 0 up to `low`, 1 from `high`; falls where `high` is below `low`."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return (t * t * (3 - 2 * t)).astype(FLOAT)


def cover(picture: Picture, paint, amount) -> Picture:
    """`paint` (a colour or a picture) over `picture`, `amount` [S, S] in 0..1 of it."""
    amount = np.asarray(amount, FLOAT)
    if amount.ndim == 2:
        amount = amount[..., None]
    return (picture + (np.asarray(paint, FLOAT) - picture) * amount).astype(FLOAT)


def filled(size: int, colour) -> Picture:
    return np.broadcast_to(np.asarray(colour, FLOAT), (size, size, 3)).copy()


def lit(picture: Picture, amount) -> Picture:
    """The picture with its brightness multiplied by `amount` [S, S]."""
    return (picture * np.asarray(amount, FLOAT)[..., None]).astype(FLOAT)


def above(edge, softness, y: Plane) -> Plane:
    """1 where y is below the line `edge` on the picture, that is nearer to the viewer."""
    return rise(edge - softness, edge + softness, y)


def ellipse(x, y, cx, cy, rx, ry, softness=0.02) -> Plane:
    """1 inside, 0 outside; `softness` is the width of the edge as a part of the radius."""
    distance = np.sqrt(((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2)
    return 1 - rise(1 - softness, 1 + softness, distance)


def glow(x, y, cx, cy, radius, stretch=1.0) -> Plane:
    """A Gaussian of height 1."""
    return np.exp(-(((x - cx) / (radius * stretch)) ** 2) - ((y - cy) / radius) ** 2).astype(FLOAT)


def box(x, y, left, top, right, bottom, edge) -> Plane:
    return rise(-edge, edge, np.minimum(np.minimum(x - left, right - x), np.minimum(y - top, bottom - y)))


@lru_cache(256)
def _kernel(size: int, step: int) -> np.ndarray:
    sigma = max(step / 256 * size, 0.3)
    offsets = np.arange(size, dtype=FLOAT)
    matrix = np.exp(-0.5 * ((offsets[:, None] - offsets[None]) / sigma) ** 2)
    return (matrix / matrix.sum(1, keepdims=True)).astype(FLOAT)


def blur(picture, sigma: float):
    """Gaussian blur of a picture or a plane; `sigma` is a part of the side, in steps of 1/256."""
    step = round(sigma * 256)
    if step <= 0:
        return picture
    kernel = _kernel(picture.shape[0], step)
    if picture.ndim == 2:
        return kernel @ picture @ kernel.T
    rows = np.tensordot(kernel, picture, (1, 0))
    return np.ascontiguousarray(np.einsum("ij,kjc->kic", kernel, rows, optimize=True))


def luminance(colour) -> float:
    return float(np.dot(colour, (0.3, 0.59, 0.11)))


def depth(size: int, horizon: float, height: float = 0.35) -> tuple[Plane, Plane]:
    """Where the rays below the horizon meet a level ground: across and away, in camera heights."""
    x, y = grid(size)
    away = height / np.maximum(y - horizon, 0.02)
    return (x - 0.5) * away, away
