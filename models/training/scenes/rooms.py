"""Rooms out of focus behind a sharp surface: kitchen, bathroom, living room, shelf, desk, city at night."""

import numpy as np

from scenes import palette
from scenes.canvas import FLOAT, Picture, blur, box, cover, ellipse, filled, glow, grid, lit, rise
from scenes.noise import look
from scenes.palette import shade
from scenes.scene import Scene
from scenes.stage import edge_of_table, stand, table_rays, wall
from scenes.surfaces import marble, planks, tile_wall

THINGS = ("white", "beige", "brown", "terracotta", "green", "light blue", "grey", "orange", "black")


def counter(kind: str, size: int, random, edge: float) -> tuple[Picture, float]:
    """A worktop of this kind, and how much it reflects."""
    across, away = table_rays(size, edge)
    if kind == "wooden":
        return planks(away * 1.2, across * 1.2, "oak", random, 2.2), 0.06
    if kind == "marble":
        return marble(across * 1.2, away * 1.2, "white", random), 0.18
    if kind == "black":
        return filled(size, (0.09, 0.09, 0.10)), 0.3
    if kind in palette.WOODS:
        return planks(across, away, kind, random, 3), 0.08
    return filled(size, (0.92, 0.92, 0.91)), 0.16


def things(picture: Picture, random, floor: float, left: float, right: float, tall: float) -> Picture:
    """Jars, bowls and bottles in a row that stands on the line y = floor."""
    x, y = grid(picture.shape[0])
    place = left
    while place < right - 0.04:
        width, height = random.uniform(0.05, 0.1), random.uniform(0.5, 1.0) * tall
        if place + width > right:
            break
        colour = shade(random, THINGS[random.integers(len(THINGS))])
        middle = place + width / 2
        shape = box(x, y, place, floor - height, place + width, floor, 0.004)
        kind = random.integers(3)
        if kind == 0:
            shape = np.maximum(
                box(x, y, place, floor - 0.62 * height, place + width, floor, 0.004),
                box(x, y, middle - width * 0.17, floor - height, middle + width * 0.17, floor, 0.004),
            )
        elif kind == 1:
            shape = ellipse(x, y, middle, floor - height * 0.42, width * 0.56, height * 0.44, 0.05)
        rounded = 0.78 + 0.3 * np.cos((x - middle) / width * 2.6 + 0.6)
        picture = cover(picture, colour * rounded[..., None], shape)
        place += width + random.uniform(0.015, 0.08)
    return picture


def plank_on_wall(picture: Picture, top: float, colour, left: float = 0.0, right: float = 1.0) -> Picture:
    x, y = grid(picture.shape[0])
    below = box(x, y, left, top + 0.02, right, top + 0.09, 0.02)
    picture = lit(picture, 1 - 0.14 * below)
    return cover(picture, np.asarray(colour, FLOAT), box(x, y, left - 0.01, top, right + 0.01, top + 0.026, 0.002))


def plant(picture: Picture, random, x0: float, floor: float, tall: float) -> Picture:
    """A pot with leaves that fan out above it."""
    x, y = grid(picture.shape[0])
    green = np.array((0.20, 0.42, 0.20), FLOAT)
    for _ in range(14):
        angle = random.normal(-np.pi / 2, 0.65)
        reach = tall * random.uniform(0.45, 1.0)
        cx, cy = x0 + np.cos(angle) * reach * 0.5, floor - 0.28 * tall + np.sin(angle) * reach * 0.5
        along = (x - cx) * np.cos(angle) + (y - cy) * np.sin(angle)
        beside = -(x - cx) * np.sin(angle) + (y - cy) * np.cos(angle)
        leaf = 1 - rise(0.8, 1.2, np.sqrt((along / (reach * 0.5)) ** 2 + (beside / (0.09 * tall)) ** 2))
        picture = cover(picture, green * FLOAT(random.uniform(0.7, 1.5)), leaf)
    pot = box(x, y, x0 - 0.13 * tall, floor - 0.32 * tall, x0 + 0.13 * tall, floor, 0.003)
    return cover(picture, shade(random, ("white", "terracotta", "beige")[random.integers(3)]), pot)


def daylight(picture: Picture, random, left: float, right: float, top: float, bottom: float) -> Picture:
    """A bright window with a crossbar, and its glow on the wall."""
    x, y = grid(picture.shape[0])
    glass = np.array((0.97, 0.98, 0.99), FLOAT)
    picture = cover(picture, glass, 0.25 * glow(x, y, (left + right) / 2, (top + bottom) / 2, 0.35))
    pane = box(x, y, left, top, right, bottom, 0.004)
    bar = np.minimum(np.abs(x - (left + right) / 2), np.abs(y - (top + bottom) / 2))
    return cover(cover(picture, (0.85, 0.85, 0.84), pane), glass, pane * rise(0.006, 0.012, bar))


def draw_kitchen(scene: Scene, random, size: int) -> Picture:
    edge = edge_of_table(random)
    picture = wall(size, random, shade(random, scene["second"], 0.025))
    x, y = grid(size)
    side = random.random() < 0.5
    left, right = (0.0, 0.58) if side else (0.42, 1.0)
    for top in (0.2, 0.42):
        picture = plank_on_wall(picture, top, (0.58, 0.43, 0.28), left, right)
        picture = things(picture, random, top, left + 0.02, right - 0.02, 0.13)
    if scene.get("extra") == "window":
        picture = daylight(picture, random, *((0.66, 0.96) if side else (0.04, 0.34)), 0.06, 0.44)
    else:
        hood = box(x, y, 0.68 if side else 0.1, -0.1, 0.9 if side else 0.32, 0.26, 0.004)
        picture = cover(picture, np.array((0.70, 0.71, 0.72), FLOAT), hood)
    picture = things(picture, random, edge + 0.01, 0.03, 0.3, 0.2)
    picture = things(picture, random, edge + 0.01, 0.72, 0.98, 0.2)
    picture = blur(picture, random.uniform(0.014, 0.022))
    top, gloss = counter(scene["material"], size, random, edge)
    return stand(picture, top, edge, random, gloss, soft=0.005)


def draw_bathroom(scene: Scene, random, size: int) -> Picture:
    edge = edge_of_table(random)
    x, y = grid(size)
    picture = tile_wall(size, random, shade(random, scene["colour"], 0.02), "square")
    left = random.random() < 0.5
    cx = 0.28 if left else 0.72
    rim = ellipse(x, y, cx, 0.27, 0.22, 0.22, 0.02)
    picture = cover(picture, np.array((0.55, 0.55, 0.55), FLOAT), rim)
    inside = np.clip(0.72 + 0.25 * (x - cx) - 0.4 * (y - 0.3), 0, 1)
    picture = cover(
        picture, inside[..., None] * np.array((0.93, 0.97, 1.0), FLOAT), ellipse(x, y, cx, 0.27, 0.205, 0.205, 0.02)
    )
    picture = plant(picture, random, 0.86 if left else 0.14, edge + 0.01, 0.34)
    picture = things(picture, random, edge + 0.01, *((0.5, 0.76) if left else (0.26, 0.5)), 0.16)
    picture = blur(picture, random.uniform(0.01, 0.018))
    top, gloss = counter(scene["material"], size, random, edge)
    return stand(picture, top, edge, random, gloss, soft=0.005)


def draw_living(scene: Scene, random, size: int) -> Picture:
    edge = edge_of_table(random) + 0.03
    x, y = grid(size)
    picture = wall(size, random, shade(random, scene["second"], 0.02))
    left = random.random() < 0.5
    frame = (0.58, 0.80) if left else (0.2, 0.42)
    picture = cover(picture, np.array((0.30, 0.26, 0.22), FLOAT), box(x, y, frame[0], 0.1, frame[1], 0.32, 0.003))
    picture = cover(
        picture,
        shade(random, palette.PASTEL[random.integers(8)]),
        box(x, y, frame[0] + 0.015, 0.115, frame[1] - 0.015, 0.305, 0.003),
    )
    sofa = shade(random, scene["colour"])
    a, b = (0.3, 1.1) if left else (-0.1, 0.7)
    rest = box(x, y, a, 0.40, b, 0.75, 0.02)
    picture = cover(picture, sofa * (0.92 - 0.5 * rise(0.46, 0.8, y))[..., None], rest)
    seat = box(x, y, a - 0.05, 0.545, b + 0.05, 0.8, 0.02)
    picture = cover(picture, sofa * (1.03 - 0.3 * rise(0.55, 0.8, y))[..., None], seat)
    for cx in (0.42, 0.78) if left else (0.22, 0.56):
        cushion = box(x, y, cx - 0.09, 0.41, cx + 0.09, 0.56, 0.02)
        picture = cover(picture, shade(random, THINGS[random.integers(6)]), cushion)
    lamp = 0.14 if left else 0.86
    picture = cover(picture, np.array((0.25, 0.22, 0.2), FLOAT), box(x, y, lamp - 0.006, 0.3, lamp + 0.006, 0.8, 0.002))
    half = 0.07 + 0.05 * np.clip((y - 0.16) / 0.14, 0, 1)
    picture = cover(
        picture,
        np.array((1.0, 0.90, 0.70), FLOAT),
        rise(-0.004, 0.004, np.minimum(half - np.abs(x - lamp), np.minimum(y - 0.16, 0.3 - y))),
    )
    picture = cover(picture, np.array((1.0, 0.88, 0.66), FLOAT), 0.35 * glow(x, y, lamp, 0.25, 0.22))
    picture = plant(picture, random, 0.93 if left else 0.07, 0.66, 0.4)
    picture = blur(picture, random.uniform(0.014, 0.024))
    top, gloss = counter(scene["material"], size, random, edge)
    return stand(picture, top, edge, random, gloss + 0.04, soft=0.005)


def draw_shelf(scene: Scene, random, size: int) -> Picture:
    """A shelf on a wall, seen from the front: the product stands on the board."""
    x, y = grid(size)
    picture = wall(size, random, shade(random, scene["second"], 0.025))
    light, dark, _ = palette.WOODS[scene["material"]]
    upper = random.normal(0.2, 0.015)
    picture = plank_on_wall(picture, upper, light)
    picture = things(picture, random, upper, 0.04, 0.96, 0.15)
    picture = blur(picture, random.uniform(0.008, 0.014))
    board = random.normal(0.80, 0.015)
    picture = plant(picture, random, random.choice((0.1, 0.9)), board, 0.28)
    shadow = box(x, y, -0.1, board + 0.09, 1.1, board + 0.2, 0.05)
    picture = lit(picture, 1 - 0.25 * shadow)
    grain = look("grain", y * 0.8 + random.random(), x * 0.15)
    wood = (
        np.array(light, FLOAT)
        + (np.array(dark, FLOAT) - np.array(light, FLOAT)) * np.clip(0.4 + 0.2 * grain, 0, 1)[..., None]
    )
    top = box(x, y, -0.1, board - 0.035, 1.1, board + 0.05, 0.003)
    front = box(x, y, -0.1, board + 0.05, 1.1, board + 0.1, 0.003)
    picture = lit(picture, 1 - 0.12 * np.exp(-(((y - board + 0.04) / 0.03) ** 2)))
    return cover(cover(picture, wood * FLOAT(1.06), top), wood * FLOAT(0.72), front)


def draw_desk(scene: Scene, random, size: int) -> Picture:
    edge = edge_of_table(random)
    x, y = grid(size)
    picture = wall(size, random, shade(random, scene["second"], 0.025))
    left = random.random() < 0.5
    a, b = (0.06, 0.44) if left else (0.56, 0.94)
    picture = cover(picture, np.array((0.2, 0.21, 0.22), FLOAT), box(x, y, a, edge - 0.27, b, edge, 0.004))
    screen = np.array((0.66, 0.76, 0.88), FLOAT) * (0.9 + 0.3 * (b - x))[..., None]
    picture = cover(picture, screen, box(x, y, a + 0.015, edge - 0.255, b - 0.015, edge - 0.02, 0.003))
    lamp = 0.84 if left else 0.16
    stem = np.abs((x - lamp) + 0.3 * (1 if left else -1) * (y - edge + 0.3) * (y < edge - 0.1)) < 0.008
    picture = cover(picture, np.array((0.15, 0.15, 0.16), FLOAT), stem * (y < edge) * (y > edge - 0.36))
    bulb = lamp + (0.12 * -1 if left else 0.12)
    picture = cover(picture, np.array((0.15, 0.15, 0.16), FLOAT), ellipse(x, y, bulb, edge - 0.36, 0.09, 0.045, 0.1))
    picture = cover(picture, np.array((1.0, 0.92, 0.74), FLOAT), 0.5 * glow(x, y, bulb, edge - 0.26, 0.14))
    place = 0.56 if left else 0.2
    for _ in range(4):
        width = random.uniform(0.025, 0.045)
        picture = cover(
            picture,
            shade(random, THINGS[random.integers(len(THINGS))]),
            box(x, y, place, edge - random.uniform(0.15, 0.22), place + width, edge, 0.002),
        )
        place += width
    picture = blur(picture, random.uniform(0.012, 0.02))
    top, gloss = counter(scene["material"], size, random, edge)
    return stand(picture, top, edge, random, gloss, soft=0.005)


LIGHTS_OF = {
    "golden": ((0.10, 0.06, 0.04), ((1.0, 0.72, 0.30), (1.0, 0.85, 0.50), (0.95, 0.55, 0.20))),
    "blue": ((0.03, 0.05, 0.13), ((0.30, 0.55, 1.0), (0.45, 0.80, 1.0), (0.70, 0.85, 1.0))),
    "pink": ((0.11, 0.04, 0.10), ((1.0, 0.40, 0.65), (0.85, 0.35, 0.95), (1.0, 0.65, 0.75))),
    "colourful": (
        (0.05, 0.05, 0.08),
        ((1.0, 0.3, 0.25), (0.3, 0.9, 0.4), (0.35, 0.55, 1.0), (1.0, 0.8, 0.3), (0.9, 0.4, 0.9)),
    ),
}


def draw_city(scene: Scene, random, size: int) -> Picture:
    """City lights at night, far out of focus, above a dark glossy table."""
    x, y = grid(size)
    base, lights = LIGHTS_OF[scene["material"]]
    picture = filled(size, base) * (0.7 + 0.9 * y)[..., None]
    for _ in range(random.integers(5, 9)):
        cx, half = random.random(), random.uniform(0.05, 0.12)
        tower = box(x, y, cx - half, random.uniform(0.05, 0.4), cx + half, 1.0, 0.02)
        picture = lit(picture, 1 - 0.35 * tower)
    for _ in range(random.integers(22, 32)):
        colour = np.array(lights[random.integers(len(lights))], FLOAT)
        radius = random.uniform(0.03, 0.075)
        cx, cy = random.random(), np.clip(random.normal(0.36, 0.17), 0, 0.7)
        distance = np.sqrt((x - cx) ** 2 + (y - cy) ** 2) / radius
        disc = (1 - rise(0.88, 1.08, distance)) * (0.6 + 0.4 * np.clip(distance, 0, 1) ** 3)
        picture = picture + (disc * random.uniform(0.25, 0.75))[..., None] * colour
    edge = edge_of_table(random) + 0.05
    table = filled(size, np.array(base, FLOAT) * FLOAT(0.8) + FLOAT(0.02))
    return stand(np.clip(picture, 0, 1), table, edge, random, gloss=0.5, soft=0.006)
