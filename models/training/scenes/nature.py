"""Outdoors: grass, forest, beach, snow, desert, mountains, sunset, water, stars."""

import numpy as np

from scenes.canvas import FLOAT, Picture, Plane, above, blur, cover, depth, filled, glow, grid, lit, rise
from scenes.noise import bumps, clouds, look, ridge
from scenes.scene import Scene
from scenes.stage import SKIES, sky
from scenes.surfaces import planks


def _ground(size: int, random, horizon: float, dark, light, kind: str, scale: float, contrast: float = 0.28) -> Picture:
    """Level ground with one texture, in perspective, smoother with distance."""
    _, y = grid(size)
    across, away = depth(size, horizon - 0.06, 0.4)
    near = rise(horizon, horizon + 0.3, y)
    shift = random.random()
    detail = 0.6 * look(kind, across * scale + shift, away * scale) * (0.35 + 0.65 * near)
    wide = 0.6 * look("clouds", across * scale * 0.3, away * scale * 0.3 + shift)
    tone = np.clip(0.5 + contrast * (detail + wide), 0, 1)
    dark, light = np.array(dark, FLOAT), np.array(light, FLOAT)
    return lit(dark + (light - dark) * tone[..., None], 0.88 + 0.2 * near)


def _trees(picture: Picture, random, line: float, tall: float, colour, sigma: float) -> Picture:
    """A row of round tree tops behind the line, out of focus."""
    size = picture.shape[0]
    _, y = grid(size)
    tops = line - tall * (0.35 + 0.75 * ridge(size, random, 5, 3, 0.45))
    leaves = np.array(colour, FLOAT) * (0.7 + 0.6 * clouds(size, random, 10, 3, 0.6))[..., None]
    return blur(cover(picture, leaves, above(tops, 0.006, y)), sigma)


def draw_grass(scene: Scene, random, size: int) -> Picture:
    _, y = grid(size)
    horizon = random.normal(0.50, 0.03)
    picture = sky(size, random, scene["sky"], horizon)
    if scene.get("extra") == "trees":
        picture = _trees(picture, random, horizon, random.uniform(0.12, 0.22), (0.17, 0.32, 0.14), 0.01)
    lawn = _ground(size, random, horizon, (0.16, 0.38, 0.08), (0.48, 0.70, 0.22), "blades", 0.6)
    return cover(picture, lawn, above(horizon, 0.006, y))


FORESTS = {
    "green": ((0.10, 0.26, 0.08), (0.55, 0.74, 0.32), (0.80, 0.92, 0.55)),
    "autumn": ((0.30, 0.14, 0.05), (0.86, 0.54, 0.18), (1.0, 0.85, 0.50)),
    "dark": ((0.02, 0.06, 0.05), (0.13, 0.25, 0.18), (0.35, 0.50, 0.42)),
}
FLOORS = {
    "moss": ((0.12, 0.22, 0.06), (0.36, 0.50, 0.18)),
    "leaves": ((0.30, 0.15, 0.06), (0.68, 0.40, 0.16)),
    "earth": ((0.22, 0.15, 0.10), (0.46, 0.35, 0.25)),
}


def draw_forest(scene: Scene, random, size: int) -> Picture:
    """Trunks and light between leaves, far out of focus, above a sharp ground or a wooden table."""
    x, y = grid(size)
    dark, leaves, bright = (np.array(c, FLOAT) for c in FORESTS[scene["variant"]])
    picture = dark + (leaves - dark) * rise(0.3, 0.7, clouds(size, random, 5, 4, 0.6))[..., None]
    picture = cover(picture, bright, 0.55 * glow(x, y, random.normal(0.5, 0.12), 0.25, 0.28))
    for _ in range(random.integers(5, 9)):
        cx, half = random.random(), random.uniform(0.012, 0.035)
        trunk = rise(half, half * 0.6, np.abs(x - cx - 0.02 * np.sin(y * 4 + cx * 9)))
        picture = cover(picture, dark * FLOAT(0.55) + FLOAT(0.03), 0.85 * trunk)
    picture = blur(picture, random.uniform(0.014, 0.022))
    for _ in range(random.integers(8, 16)):
        cx, cy, radius = random.random(), random.uniform(0, 0.55), random.uniform(0.02, 0.05)
        disc = 1 - rise(0.8, 1.1, np.sqrt((x - cx) ** 2 + (y - cy) ** 2) / radius)
        picture = cover(picture, bright, 0.3 * disc)
    edge = random.normal(0.63, 0.02)
    if scene["ground"] == "table":
        across, away = depth(size, edge - 0.2, 0.4)
        floor = planks(across, away, "oak" if scene["variant"] != "dark" else "walnut", random, 3)
        soft = 0.004
    else:
        floor = _ground(size, random, edge, *FLOORS[scene["ground"]], "fine", 0.4)
        soft = 0.012
    if scene["variant"] == "dark":
        floor = floor * FLOAT(0.6)
    picture = cover(picture, floor, above(edge, soft, y + 0.012 * bumps(size, random, 4, 8)))
    return lit(picture, 1 - 0.2 * np.exp(-(((y - edge) / 0.03) ** 2)))


def waves(size: int, random, horizon: float) -> Plane:
    across, away = depth(size, horizon - 0.015, 0.25)
    shift = random.random(2)
    return look("clouds", across * 0.12 + shift[0], away * 0.5) + 0.5 * look(
        "clouds", across * 0.3, away * 1.3 + shift[1]
    )


def draw_beach(scene: Scene, random, size: int) -> Picture:
    x, y = grid(size)
    horizon = random.normal(0.40, 0.02)
    picture = sky(size, random, scene["sky"], horizon)
    shore = random.normal(0.60, 0.02)
    far, near = np.array((0.08, 0.36, 0.60), FLOAT), np.array((0.42, 0.80, 0.80), FLOAT)
    sea = far + (near - far) * rise(horizon, shore, y)[..., None]
    sea = lit(sea, 1 + 0.05 * waves(size, random, horizon))
    picture = cover(picture, sea, above(horizon, 0.003, y))
    slope = random.choice((-1, 1)) * random.uniform(0.03, 0.1)
    line = y - (shore + slope * (x - 0.5) + 0.05 * (bumps(size, random, 1, 3)[:1] - 0.5))
    sand = _ground(size, random, shore - 0.1, (0.80, 0.67, 0.48), (0.95, 0.86, 0.69), "fine", 0.5, 0.22)
    sand = lit(sand, 1 - 0.25 * np.exp(-np.maximum(line, 0) / 0.04))
    picture = cover(picture, sand, rise(-0.006, 0.006, line))
    foam = np.exp(-(((line + 0.012) / 0.012) ** 2)) * (0.55 + 0.45 * bumps(size, random, 12, 20))
    return cover(picture, np.array((0.97, 0.98, 0.98), FLOAT), np.clip(foam, 0, 1))


def _firs(picture: Picture, random, line: float, count: int, colour) -> Picture:
    x, y = grid(picture.shape[0])
    for _ in range(count):
        cx, tall = random.random(), random.uniform(0.16, 0.36)
        part = (line + 0.01 - y) / tall
        half = tall * 0.26 * (1 - part) * (0.72 + 0.28 * ((part * 5) % 1 < 0.6))
        tree = rise(-0.004, 0.004, half - np.abs(x - cx)) * (part > 0) * (part < 1)
        snowy = np.array(colour, FLOAT) * FLOAT(random.uniform(0.8, 1.15))
        white = rise(0.1, 0.5, (part * 5) % 1) * 0.35
        picture = cover(picture, snowy + (FLOAT(0.92) - snowy) * white[..., None], tree)
    return picture


def draw_snow(scene: Scene, random, size: int) -> Picture:
    x, y = grid(size)
    horizon = random.normal(0.52, 0.02)
    picture = sky(size, random, scene["sky"], horizon)
    if scene.get("extra") == "trees":
        picture = blur(
            _firs(picture, random, horizon, random.integers(7, 12), (0.18, 0.29, 0.26)), random.uniform(0.006, 0.01)
        )
    edge = horizon + 0.04 * (bumps(size, random, 1, 2)[:1] - 0.5)
    across, away = depth(size, horizon - 0.06, 0.4)
    drift = look("clouds", across * 0.13 + random.random(), away * 0.2)
    hollow = np.clip(0.4 + 0.5 * drift, 0, 1.5)[..., None]
    snow = filled(size, (0.93, 0.95, 0.99)) * (1 - hollow * np.array((0.07, 0.045, 0.015), FLOAT))
    picture = cover(picture, snow, above(edge, 0.006, y))
    if scene.get("ground") == "snowfall":
        for _ in range(40):
            cx, cy, radius = random.random(), random.random(), random.uniform(0.004, 0.012)
            picture = cover(picture, np.ones(3, FLOAT), 0.75 * glow(x, y, cx, cy, radius))
    return picture


def draw_desert(scene: Scene, random, size: int) -> Picture:
    _, y = grid(size)
    horizon = random.normal(0.42, 0.02)
    picture = sky(size, random, scene["sky"], horizon)
    side = random.choice((-1.0, 1.0))
    for index in range(3):
        line = horizon + 0.12 * index * (1 + 0.15 * index) + 0.13 * (ridge(size, random, 2, 1) - 0.55)
        below = np.maximum(y - line, 0)
        slope = np.gradient(line[0]) * size * side
        face = 0.84 + 0.16 * np.tanh(3 * slope)[None] * np.exp(-below / 0.2)
        ripples = 0.02 * np.sin(below * 150 + 6 * bumps(size, random, 4, 5)) * rise(0.02, 0.12, below) * (index == 2)
        sand = np.array((0.88, 0.63, 0.37), FLOAT) * FLOAT(0.96 + 0.04 * index)
        picture = cover(
            picture, lit(filled(size, sand), face + ripples + 0.1 * np.exp(-below / 0.05)), above(line, 0.003, y)
        )
    return picture


GROUNDS = {
    "stone": ((0.36, 0.35, 0.34), (0.62, 0.60, 0.57), "fine"),
    "grass": ((0.20, 0.38, 0.10), (0.46, 0.64, 0.24), "blades"),
}


def draw_mountains(scene: Scene, random, size: int) -> Picture:
    _, y = grid(size)
    horizon = random.normal(0.58, 0.015)
    picture = sky(size, random, scene["sky"], horizon)
    haze = np.array(SKIES[scene["sky"]][1], FLOAT)
    for index, (rock, tall) in enumerate((((0.52, 0.58, 0.68), 0.44), ((0.34, 0.40, 0.48), 0.26))):
        line = horizon - tall * (0.1 + 0.9 * ridge(size, random, 3 + 2 * index, 5, 0.48)) + 0.02 * index
        below = np.maximum(y - line, 0)
        relief = clouds(size, random, 6, 4, 0.6) - 0.5 + 0.35 * np.gradient(line[0])[None] * size / 2
        face = lit(filled(size, rock), 1 + 0.45 * relief)
        if index == 0:
            face = cover(
                face,
                np.array((0.95, 0.96, 0.98), FLOAT) * np.clip(0.97 + 0.2 * relief, 0.7, 1)[..., None],
                rise(0.16, 0.07, below + 0.1 * relief),
            )
        face = cover(face, haze, 0.55 * rise(0.0, 0.3, below) * (0.8 - 0.4 * index))
        picture = cover(picture, face, above(line, 0.003, y))
    picture = blur(picture, 0.004)
    edge = horizon + 0.06
    if scene["ground"] == "lake":
        lake = lit(filled(size, (0.30, 0.48, 0.58)), 1 + 0.05 * waves(size, random, edge))
        mirror = picture[np.clip(np.round(2 * edge * size - np.arange(size)), 0, size - 1).astype(int)]
        ground = cover(lake, blur(mirror, 0.012), 0.45)
    else:
        dark, light, kind = GROUNDS[scene["ground"]]
        ground = _ground(size, random, edge, dark, light, kind, 0.5)
    return cover(picture, ground, above(edge, 0.004, y))


SUNSETS = {
    "orange": ((0.32, 0.32, 0.50), (0.95, 0.56, 0.24), (1.0, 0.82, 0.45)),
    "pink": ((0.46, 0.44, 0.70), (0.93, 0.56, 0.66), (1.0, 0.80, 0.72)),
    "purple": ((0.18, 0.14, 0.40), (0.56, 0.32, 0.62), (0.96, 0.58, 0.60)),
    "red": ((0.27, 0.10, 0.20), (0.80, 0.24, 0.17), (0.98, 0.58, 0.28)),
}


def draw_sunset(scene: Scene, random, size: int) -> Picture:
    x, y = grid(size)
    high, middle, low = (np.array(c, FLOAT) for c in SUNSETS[scene["material"]])
    horizon = random.normal(0.58, 0.015)
    part = y / horizon
    picture = cover(cover(filled(size, high), middle, rise(0.0, 0.7, part)), low, rise(0.6, 1.02, part))
    away = 0.3 / np.maximum(horizon + 0.1 - y, 0.06)
    streaks = look("clouds", (x - 0.5) * away * 0.1 + random.random(), away * 0.3 + random.random())
    picture = cover(
        picture,
        middle * FLOAT(0.8) + low * FLOAT(0.2),
        0.45 * rise(0.2, 1.6, streaks) * rise(horizon, horizon - 0.1, y),
    )
    sun, height = random.uniform(0.3, 0.7), horizon - random.uniform(0.04, 0.12)
    picture = picture + 0.28 * glow(x, y, sun, height, 0.2)[..., None] * np.array((1.0, 0.75, 0.4), FLOAT)
    disc = 1 - rise(0.032, 0.04, np.sqrt((x - sun) ** 2 + (y - height) ** 2))
    picture = np.clip(cover(picture, np.array((1.0, 0.96, 0.82), FLOAT), disc), 0, 1)
    if scene["ground"] == "sea":
        ripple = waves(size, random, horizon)
        rows = np.clip((2 * horizon - y) * size, 0, size - 1).astype(int)
        columns = np.clip(x * size + ripple * size * 0.03 * rise(horizon, horizon + 0.2, y), 0, size - 1).astype(int)
        sea = lit(picture[rows, columns] * FLOAT(0.76), 1 + 0.07 * ripple)
        return cover(picture, sea, above(horizon, 0.003, y))
    if scene["ground"] == "mountains":
        for index in range(2):
            line = horizon + 0.05 * index - 0.14 * ridge(size, random, 3 + index, 4, 0.45)
            picture = cover(picture, high * FLOAT(0.75 - 0.35 * index) + FLOAT(0.04), above(line, 0.003, y))
    field = _ground(size, random, horizon + 0.05, middle * FLOAT(0.14), middle * FLOAT(0.38), "blades", 0.5)
    return cover(picture, field, above(horizon + 0.05, 0.008, y))


WATERS = {
    "turquoise": (0.20, 0.72, 0.74),
    "blue": (0.14, 0.45, 0.75),
    "navy": (0.06, 0.16, 0.32),
    "green": (0.14, 0.44, 0.36),
}


def draw_water(scene: Scene, random, size: int) -> Picture:
    """Open water seen from above at a slant, or a pool with the light net on its ground."""
    x, y = grid(size)
    base = np.array(WATERS[scene["material"]], FLOAT)
    if scene["variant"] == "pool":
        first, second = clouds(size, random, 3, 2), clouds(size, random, 3, 2)
        scale = random.uniform(3.4, 4.4)
        net = np.abs(
            np.sin((x + 0.3 * first) * scale * 3.14 + 2.4 * second)
            + np.sin((y + 0.3 * second) * scale * 3.14 + 2.4 * first)
        )
        light = np.exp(-((net / 0.34) ** 2))
        return cover(lit(filled(size, base), 0.94 + 0.12 * first), np.array((0.94, 1.0, 1.0), FLOAT), 0.5 * light)
    strength = 1.0 if scene["variant"] == "ripples" else 0.35
    ripple = waves(size, random, -0.18)
    near = np.clip(base * FLOAT(0.85), 0, 1)
    picture = cover(filled(size, np.clip(base * FLOAT(1.15) + FLOAT(0.1), 0, 1)), near, rise(0, 1, y))
    picture = lit(picture, 1 + 0.13 * strength * ripple)
    return np.clip(picture + (0.14 * strength * rise(1.0, 2.2, ripple))[..., None], 0, 1)


NIGHTS = {"blue": (0.04, 0.09, 0.25), "purple": (0.15, 0.06, 0.26), "black": (0.02, 0.02, 0.035)}


def draw_stars(scene: Scene, random, size: int) -> Picture:
    x, y = grid(size)
    base = np.array(NIGHTS[scene["material"]], FLOAT)
    picture = filled(size, base) * (0.6 + 1.5 * y)[..., None]
    band = glow(x, y, 0.5, 0.35, 0.5) * rise(0.35, 0.75, clouds(size, random, 3, 4, 0.55))
    picture = picture + 0.16 * band[..., None] * np.array((0.8, 0.7, 1.0), FLOAT)
    edge = random.normal(0.66, 0.015)
    for _ in range(70):
        cx, cy, bright = random.random(), random.uniform(0, 0.7), random.random() ** 2
        radius = 0.0035 + 0.004 * bright
        picture = picture + ((0.35 + 0.65 * bright) * glow(x, y, cx, cy, radius))[..., None]
    if scene["ground"] == "mountains":
        line = edge - 0.2 * ridge(size, random, 3, 4, 0.45)
        picture = cover(picture, base * FLOAT(0.35) + FLOAT(0.01), above(line, 0.003, y))
    rock = _ground(size, random, edge, base * FLOAT(0.3) + FLOAT(0.04), base * FLOAT(0.6) + FLOAT(0.13), "fine", 0.4)
    return cover(np.clip(picture, 0, 1), rock, above(edge, 0.006, y))
