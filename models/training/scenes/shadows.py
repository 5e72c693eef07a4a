"""Walls with a shadow cast on them: leaves, a palm, a window."""

import numpy as np

from scenes.canvas import FLOAT, Picture, Plane, blur, filled, grid, lit, rise
from scenes.palette import shade
from scenes.scene import Scene
from scenes.stage import edge_of_table, stand, wall


def _blade(x: Plane, y: Plane, cx, cy, angle, length, width) -> Plane:
    """A leaf of this length from (cx, cy), pointed at both ends."""
    along = ((x - cx) * np.cos(angle) + (y - cy) * np.sin(angle)) / length
    beside = (-(x - cx) * np.sin(angle) + (y - cy) * np.cos(angle)) / width
    shape = 4 * np.clip(along, 0, 1) * (1 - np.clip(along, 0, 1))
    return (np.abs(beside) < shape * 0.5).astype(FLOAT) * ((along > 0) & (along < 1))


def palm(size: int, random) -> Plane:
    """Shadows of fronds that hang into the picture from one upper corner."""
    x, y = grid(size)
    left = random.random() < 0.5
    shadow = np.zeros((size, size), FLOAT)
    for index in range(random.integers(2, 4)):
        cx, cy = (-0.08 if left else 1.08), random.uniform(-0.1, 0.25)
        angle = (
            (0.25 + 0.42 * index + random.normal(0, 0.1))
            if left
            else (np.pi - 0.25 - 0.42 * index + random.normal(0, 0.1))
        )
        length = random.uniform(0.75, 1.0)
        for part in np.linspace(0.12, 0.98, 13):
            px = cx + np.cos(angle) * length * part
            py = cy + np.sin(angle) * length * part + 0.12 * part * part
            for side in (-1, 1):
                leaf = angle + side * (1.05 - 0.5 * part)
                shadow = np.maximum(shadow, _blade(x, y, px, py, leaf, 0.3 * (1.15 - part), 0.045))
    return shadow


def branch(size: int, random) -> Plane:
    """Shadows of a twig with broad leaves."""
    x, y = grid(size)
    shadow = np.zeros((size, size), FLOAT)
    left = random.random() < 0.5
    for _ in range(random.integers(2, 4)):
        cx, cy = (random.uniform(-0.1, 0.1), random.uniform(-0.1, 0.5))
        angle = random.uniform(-0.1, 0.9)
        for part in np.linspace(0.05, 0.62, 7):
            px, py = cx + np.cos(angle) * part, cy + np.sin(angle) * part
            for side in (-1, 1):
                leaf = angle + side * random.uniform(0.6, 1.0)
                shadow = np.maximum(shadow, _blade(x, y, px, py, leaf, random.uniform(0.13, 0.2), 0.085))
    return shadow if left else shadow[:, ::-1]


def panes(size: int, random) -> Plane:
    """Everything but the light that falls through a window's panes, aslant."""
    x, y = grid(size)
    lean = random.choice((-1, 1)) * random.uniform(0.3, 0.5)
    u, v = x + lean * (y - 0.4), y - 0.12 * x
    centre, half_width, top, bottom = random.normal(0.5, 0.06), random.uniform(0.24, 0.3), 0.08, 0.6
    inside = np.minimum(half_width - np.abs(u - centre), np.minimum(v - top, bottom - v))
    bars = np.minimum(np.abs(u - centre), np.minimum(np.abs(v - 0.25), np.abs(v - 0.43)))
    light = rise(-0.004, 0.004, inside) * rise(0.012, 0.02, bars)
    return 1 - light


def _scene(scene: Scene, random, size: int, shadow: Plane, strength: float, softness: float) -> Picture:
    colour = shade(random, scene["colour"], 0.025)
    picture = wall(size, random, colour, rough=0.01)
    if scene.get("ground") == "floor":
        edge = edge_of_table(random) + 0.06
        picture = stand(picture, filled(size, np.clip(colour * 1.04 + 0.01, 0, 1)), edge, random)
    shadow = blur(shadow, softness)
    tint = np.array((1.0, 0.94, 0.86), FLOAT)
    return picture * (1 - strength * shadow[..., None] * tint)


def draw_leaves(scene: Scene, random, size: int) -> Picture:
    shadow = palm(size, random) if scene["variant"] == "palm" else branch(size, random)
    return _scene(scene, random, size, shadow, random.uniform(0.34, 0.46), random.uniform(0.006, 0.014))


def draw_window(scene: Scene, random, size: int) -> Picture:
    picture = _scene(scene, random, size, panes(size, random), random.uniform(0.3, 0.4), random.uniform(0.006, 0.012))
    return lit(picture, np.full((size, size), 1.1, FLOAT))
