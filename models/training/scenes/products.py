"""Stand-ins for products, with the shadow that they leave on the scene, and masks of other kinds.

A training example is a scene with a stand-in on it and a mask of everything else: the network sees
the stand-in, and has to paint the scene around it with its shadow.
"""

import numpy as np

from scenes import palette
from scenes.canvas import FLOAT, Picture, Plane, blur, cover, ellipse, filled, grid, lit, rise
from scenes.noise import clouds
from scenes.palette import shade
from scenes.scene import Scene

FLOATING = ("sunset", "stars", "city", "water")
"""Families whose ground is far away or wet, where a hard contact shadow would look wrong."""


def _silhouette(random, size: int, cx: float, base: float, width: float, height: float) -> tuple[Plane, Plane, Plane]:
    """Signed distance (below 0 inside, in sides of the picture), and coordinates within the stand-in."""
    x, y = grid(size)
    u, v = (x - cx) / (width / 2), (y - (base - height)) / height
    kind = random.integers(6)
    if kind == 0:  # a bottle or vase: a smooth profile
        count = random.integers(4, 7)
        profile = random.uniform(0.3, 1.0, count)
        profile[0], profile[-1] = random.uniform(0.15, 0.5), random.uniform(0.65, 1.0)
        rows = (np.arange(size) + 0.5) / size
        half = np.interp(rows, base - height + height * np.linspace(0, 1, count), profile)
        reach = max(1, size // 28)
        half = np.convolve(np.pad(half, reach, mode="edge"), np.ones(2 * reach + 1) / (2 * reach + 1), "valid")
        distance = np.maximum((np.abs(u) - half[:, None].astype(FLOAT)) * width / 2, np.maximum(-v, v - 1) * height)
    elif kind == 1:  # a box with round corners
        corner = random.uniform(0.0, 0.35) * min(height, width) / 2
        a = np.abs(x - cx) - width / 2 + corner
        b = np.abs(y - base + height / 2) - height / 2 + corner
        distance = np.hypot(np.maximum(a, 0), np.maximum(b, 0)) + np.minimum(np.maximum(a, b), 0) - corner
    elif kind == 2:  # something round and uneven
        angle = np.arctan2((y - base + height / 2) / height, (x - cx) / width)
        radius = np.ones_like(angle)
        for wave in range(2, 6):
            radius = radius + random.normal(0, 0.16 / wave) * np.cos(wave * angle + random.uniform(0, 6.28))
        distance = (np.hypot(u, (y - base + height / 2) / (height / 2)) - 0.94 * radius) * min(height, width) / 2
    elif kind == 3:  # a jar with a lid
        half = np.where(v < random.uniform(0.1, 0.3), random.uniform(0.5, 0.95), 1.0)
        distance = np.maximum((np.abs(u) - half) * width / 2, np.maximum(-v, v - 1 + 0.04 * u * u) * height)
    elif kind == 4:  # a shoe or a bag: flat base, sloping top
        top = np.interp(u, (-1, -0.4, 0.3, 1), random.uniform((0.0, 0.0, 0.0, 0.4), (0.7, 0.3, 0.5, 0.8)))
        distance = np.maximum(np.maximum(top - v, v - 1) * height, (np.abs(u) - 1) * width / 2)
    else:  # a cup with a handle
        half = 0.55 + 0.25 * (1 - v)
        ring = np.abs(np.hypot((u - 0.75) / 0.45, (v - 0.45) / 0.32) - 1) * 0.12 * width - 0.02
        distance = np.minimum(np.maximum((np.abs(u + 0.1) - half) * width / 2, np.maximum(-v, v - 1) * height), ring)
    return distance.astype(FLOAT), u.astype(FLOAT), v.astype(FLOAT)


def _coat(random, size: int, u: Plane, v: Plane) -> Picture:
    """Colours and a pattern, rounded by light from one side."""
    first, second = (shade(random, palette.NAMES[random.integers(len(palette.NAMES))], 0.06) for _ in range(2))
    coat = filled(size, first)
    pattern = random.integers(5)
    if pattern == 1:
        label = (np.abs(v - random.uniform(0.35, 0.65)) < random.uniform(0.08, 0.25)) & (
            np.abs(u) < random.uniform(0.5, 1.5)
        )
        coat = cover(coat, second, label)
    elif pattern == 2:
        coat = cover(coat, second, np.sin(v * random.uniform(8, 30) + u * random.uniform(-8, 8)) > 0)
    elif pattern == 3:
        coat = cover(coat, second, rise(0.4, 0.6, clouds(size, random, 5, 4, 0.6)))
    elif pattern == 4:
        coat = cover(coat, second, rise(0, 1, v))
    coat = lit(coat, 0.72 + 0.36 * np.cos((u - random.uniform(-0.5, 0.5)) * random.uniform(0.7, 1.4)))
    if random.random() < 0.4:
        coat = coat + (0.3 * np.exp(-(((u - random.uniform(-0.6, 0.6)) / 0.09) ** 2)))[..., None]
    return np.clip(coat, 0, 1)


def stand_in(random, size: int) -> tuple[Picture, Plane, tuple[float, float, float]]:
    """A stand-in: its picture, its coverage [S, S], and (middle, base, half width)."""
    height = random.uniform(0.24, 0.68)
    width = min(height * random.uniform(0.4, 1.35), 0.8)
    cx = float(np.clip(0.5 + random.normal(0, 0.09), width * 0.35, 1 - width * 0.35))
    base = float(np.clip(random.normal(0.82, 0.05), height + 0.03, 0.96))
    distance, u, v = _silhouette(random, size, cx, base, width, height)
    return _coat(random, size, u, v), np.clip(0.5 - distance * size / 1.5, 0, 1), (cx, base, width / 2)


def shadow(random, scene: Scene, cover_of: Plane, place: tuple[float, float, float]) -> Plane:
    """How much light the stand-in takes from the scene, 0..1: close contact and a wide soft pool."""
    size = cover_of.shape[0]
    cx, base, half = place
    x, y = grid(size)
    strength = random.uniform(0.3, 0.5)
    if scene.flat:
        shifted = np.roll(cover_of, (max(1, round(0.02 * size)), round(0.012 * size)), (0, 1))
        return strength * np.maximum(blur(shifted, 0.02), 0.6 * blur(shifted, 0.05))
    if scene.family in FLOATING:
        strength *= 0.6
    lean = random.normal(0, 0.03)
    contact = ellipse(x, y, cx + lean * 0.4, base + 0.002, half * 1.06, 0.018 + 0.03 * half, 0.6)
    pool = ellipse(x, y, cx + lean, base + 0.012, half * 1.5, 0.05 + 0.06 * half, 0.85)
    return strength * np.maximum(contact, 0.6 * pool)


def example(scene: Scene, picture: Picture, random) -> tuple[Picture, Plane]:
    """A training pair: the target picture, and the mask [S, S] that is 1 where the network paints.

    Two thirds show a stand-in; in one sixth everything is painted; in one sixth boxes and ellipses.
    """
    size = picture.shape[0]
    dice = random.random()
    if dice < 0.66:
        coat, coverage, place = stand_in(random, size)
        target = lit(picture, 1 - shadow(random, scene, coverage, place))
        if scene.light == "warm":
            coat = coat * np.array((1.05, 0.98, 0.88), FLOAT)
        return cover(target, np.clip(coat, 0, 1), coverage), (coverage < 0.5).astype(FLOAT)
    if dice < 0.84:
        return picture, np.ones((size, size), FLOAT)
    x, y = grid(size)
    mask = np.zeros((size, size), FLOAT)
    for _ in range(random.integers(1, 4)):
        cx, cy = random.random(2)
        half_w, half_h = random.uniform(0.1, 0.45, 2)
        inside = (
            np.maximum(np.abs(x - cx) / half_w, np.abs(y - cy) / half_h)
            if random.random() < 0.5
            else np.hypot((x - cx) / half_w, (y - cy) / half_h)
        )
        mask = np.maximum(mask, inside < 1)
    return picture, mask.astype(FLOAT)
