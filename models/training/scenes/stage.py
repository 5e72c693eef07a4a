"""What most scenes share: a lit wall, a surface before it, skies, and the light over everything."""

import numpy as np

from scenes.canvas import FLOAT, Picture, Plane, above, blur, cover, depth, filled, glow, grid, lit, rise
from scenes.noise import look


def wall(size: int, random, colour, rough: float = 0.012) -> Picture:
    """A plastered wall of this colour, brighter where the light comes from (left or right, high)."""
    x, y = grid(size)
    from_x = random.choice((0.1, 0.9)) + random.normal(0, 0.1)
    distance = np.sqrt((x - from_x) ** 2 + (y - 0.15) ** 2)
    brightness = 1.06 - 0.22 * distance + rough * look("clouds", x * 0.7 + random.random(), y * 0.7)
    return lit(filled(size, colour), brightness)


def edge_of_table(random) -> float:
    """Where the far edge of a surface lies on the picture; products stand well in front of it."""
    return float(np.clip(random.normal(0.62, 0.025), 0.55, 0.69))


def table_rays(size: int, edge: float) -> tuple[Plane, Plane]:
    """Across and away on a table whose far edge is at `edge`, seen from a little above."""
    return depth(size, edge - 0.2, 0.4)


def mirrored(picture: Picture, edge: float) -> Picture:
    """The picture upside down about the line y = edge, as a polished surface there shows it."""
    size = picture.shape[0]
    rows = np.arange(size)
    source = np.clip(np.round(2 * edge * size - rows - 1), 0, size - 1).astype(int)
    return picture[source]


def stand(behind: Picture, surface: Picture, edge: float, random, gloss: float = 0.0, soft: float = 0.004) -> Picture:
    """A surface from `edge` down to the viewer, before what is behind it.

    It reflects that blurred by `gloss`, has a pool of light where a product would stand, and darkens
    in the corner where both meet.
    """
    size = behind.shape[0]
    x, y = grid(size)
    pool = 0.93 + 0.14 * glow(x, y, 0.5 + random.normal(0, 0.08), 0.82, 0.3, 1.5)
    surface = lit(surface, pool)
    if gloss > 0:
        seen = blur(mirrored(behind, edge), 0.03)
        fade = gloss * rise(1.05, edge, y)
        surface = cover(surface, seen, fade)
    picture = cover(behind, surface, above(edge, soft, y))
    corner = np.exp(-(((y - edge) / 0.02) ** 2)) * 0.16 + np.exp(-(((y - edge) / 0.08) ** 2)) * 0.08
    return lit(picture, 1 - corner)


SKIES = {
    "blue": ((0.24, 0.50, 0.86), (0.74, 0.87, 0.97)),
    "cloudy": ((0.36, 0.58, 0.86), (0.80, 0.89, 0.96)),
    "overcast": ((0.62, 0.66, 0.71), (0.84, 0.86, 0.88)),
}


def sky(size: int, random, kind: str, horizon: float) -> Picture:
    """Sky down to the horizon; clouds are flatter the nearer they come to it."""
    x, y = grid(size)
    high, low = (np.array(colour, FLOAT) + FLOAT(random.normal(0, 0.015)) for colour in SKIES[kind])
    picture = cover(filled(size, high), low, rise(-0.1, horizon, y))
    if kind == "blue":
        return picture
    away = 0.3 / np.maximum(horizon + 0.12 - y, 0.05)
    shift = random.random(2)
    shape = look("clouds", (x - 0.5) * away * 0.16 + shift[0], away * 0.22 + shift[1])
    if kind == "cloudy":
        thick = rise(0.1, 1.3, shape) * rise(horizon + 0.02, horizon - 0.15, y)
        shaded = np.clip(0.98 - 0.07 * rise(0.8, 2.2, shape), 0, 1)
        return cover(picture, shaded[..., None] * np.array((1.0, 1.0, 1.0), FLOAT), thick * 0.92)
    return lit(picture, 1 + 0.035 * shape)


def relight(picture: Picture, random, kind: str) -> Picture:
    """The light of the whole scene, with the faint vignette of a lens."""
    size = picture.shape[0]
    x, y = grid(size)
    from_centre = (x - 0.5) ** 2 + (y - 0.5) ** 2
    picture = np.clip(picture, 0, 1)
    if kind == "soft":
        picture = picture * FLOAT(0.84) + FLOAT(0.13)
    elif kind == "warm":
        picture = lit(picture, 0.98 + 0.1 * glow(x, y, random.choice((0.0, 1.0)), 0.1, 0.8)) * np.array(
            (1.07, 0.97, 0.80), FLOAT
        )
    elif kind == "cool":
        picture = picture * np.array((0.83, 0.97, 1.12), FLOAT)
    elif kind == "bright":
        picture = picture ** FLOAT(0.72) * FLOAT(1.04)
    elif kind == "dramatic":
        side = random.choice((0.05, 0.95))
        distance = np.sqrt((x - side) ** 2 + (y - 0.25) ** 2)
        picture = lit(picture ** FLOAT(1.1), 1.12 - 0.9 * rise(0.2, 1.1, distance))
    if kind not in ("soft", "bright"):
        picture = lit(picture, 1.01 - 0.14 * from_centre)
    return np.clip(picture, 0, 1)
