"""Studio and material scenes: paper sweeps, podiums, wood, stone, brick, tiles, cloth."""

import numpy as np

from scenes import palette
from scenes.canvas import (
    FLOAT,
    Picture,
    Plane,
    above,
    blur,
    box,
    cover,
    ellipse,
    filled,
    glow,
    grid,
    lit,
    luminance,
    rise,
)
from scenes.noise import bumps, clouds, look
from scenes.palette import shade
from scenes.scene import Scene
from scenes.stage import edge_of_table, stand, table_rays, wall


def draw_studio(scene: Scene, random, size: int) -> Picture:
    """A paper sweep: the wall runs into the floor without an edge."""
    x, y = grid(size)
    colour = shade(random, scene["colour"])
    bend = random.normal(0.64, 0.03)
    picture = wall(size, random, colour, rough=0.004)
    if scene["variant"] == "plain":
        return picture
    floor = np.clip(colour * 1.05 + 0.012, 0, 1)
    picture = cover(picture, floor, rise(bend - 0.05, bend + 0.1, y))
    picture = lit(picture, 1 - 0.1 * np.exp(-(((y - bend) / 0.07) ** 2)))
    if scene["variant"] == "spotlight":
        centre = 0.5 + random.normal(0, 0.04)
        spot = np.maximum(glow(x, y, centre, 0.5, 0.36, 1.05), 0.9 * glow(x, y, centre, 0.84, 0.2, 2.2))
        lift = 0.1 if luminance(colour) < 0.2 else 0.02
        return lit(picture, 0.4 + 0.72 * spot) + (lift * spot)[..., None]
    return lit(picture, 0.95 + 0.08 * glow(x, y, 0.5, 0.82, 0.3, 1.6))


def draw_gradient(scene: Scene, random, size: int) -> Picture:
    x, y = grid(size)
    first, second = shade(random, scene["colour"]), shade(random, scene["second"])
    if scene["variant"] == "radial":
        along = rise(0.05, 0.75, np.sqrt((x - 0.5) ** 2 + (y - 0.5) ** 2))
    elif scene["variant"] == "diagonal":
        along = rise(0.1, 0.9, (x + y) / 2 if random.random() < 0.5 else (1 - x + y) / 2)
    else:
        along = rise(0.05, 0.95, y)
    return cover(filled(size, first), second, along)


def _cylinder(picture, random, cx, top, radius, height, colour) -> Picture:
    x, y = grid(picture.shape[0])
    squash = 0.24
    ry = radius * squash
    bottom = top + height
    for width, strength in ((1.5, 0.14), (1.15, 0.25)):
        picture = lit(
            picture, 1 - strength * ellipse(x, y, cx + 0.03, bottom + 0.012, radius * width, ry * width, 0.35)
        )
    inside = np.sqrt(np.clip(1 - ((x - cx) / radius) ** 2, 0, 1))
    edge = 1.2 / picture.shape[0]
    body = (
        rise(-edge, edge, radius - np.abs(x - cx))
        * rise(-edge, edge, y - top)
        * rise(-edge, edge, bottom + ry * inside - y)
    )
    round_shade = 0.76 + 0.2 * np.cos((x - cx) / radius * 1.3 + 0.7)
    picture = cover(picture, colour * round_shade[..., None], body)
    lid = np.clip(colour * 1.06 + 0.01, 0, 1) * (0.97 + 0.05 * glow(x, y, cx - radius * 0.3, top, radius))[..., None]
    return cover(picture, lid, ellipse(x, y, cx, top, radius, ry, edge / ry))


def _block(picture, random, cx, top, half, height, colour) -> Picture:
    x, y = grid(picture.shape[0])
    edge, rear = 1.2 / picture.shape[0], 0.09
    bottom = top + rear + height
    picture = lit(picture, 1 - 0.3 * ellipse(x, y, cx + 0.02, bottom, half * 1.3, 0.05, 0.5))
    lean = half * (0.8 + 0.2 * np.clip((y - top) / rear, 0, 1))
    lid = rise(-edge, edge, lean - np.abs(x - cx)) * rise(-edge, edge, y - top) * rise(-edge, edge, top + rear - y)
    picture = cover(picture, np.clip(colour * 1.06 + 0.01, 0, 1), lid)
    front = box(x, y, cx - half, top + rear, cx + half, bottom, edge)
    return cover(picture, colour * (0.84 - 0.1 * rise(top, bottom, y))[..., None], front)


def draw_podium(scene: Scene, random, size: int) -> Picture:
    x, y = grid(size)
    colour, behind = shade(random, scene["colour"], 0.02), shade(random, scene["second"], 0.02)
    bend = 0.62
    picture = wall(size, random, behind, rough=0.003)
    if scene.get("extra") == "arch":
        middle, half, top = 0.5 + random.normal(0, 0.03), 0.25, 0.3
        distance = np.where(y < top, np.sqrt((x - middle) ** 2 + (y - top) ** 2), np.abs(x - middle)) - half
        niche = rise(0.004, -0.004, distance)
        picture = cover(picture, lit(picture, 0.74 + 0.14 * rise(middle - half, middle + half, x)), niche)
    picture = cover(picture, np.clip(behind * 1.05 + 0.01, 0, 1), above(bend, 0.012, y))
    picture = lit(picture, 1 - 0.1 * np.exp(-(((y - bend) / 0.03) ** 2)))
    cx, top = 0.5 + random.normal(0, 0.02), random.normal(0.735, 0.012)
    if scene["variant"] == "square":
        return _block(picture, random, cx, top, random.normal(0.3, 0.02), 0.12, colour)
    radius = random.normal(0.33, 0.02)
    if scene["variant"] == "steps":
        picture = _cylinder(picture, random, cx, top + 0.1, radius * 1.3, 0.07, colour)
        return _cylinder(picture, random, cx, top + 0.02, radius * 0.95, 0.07, colour)
    return _cylinder(picture, random, cx, top, radius, 0.13, colour)


def planks(across: Plane, away: Plane, wood: str, random, count: float) -> Picture:
    """Boards that run away from the viewer: `count` boards for one unit across."""
    light, dark, _ = palette.WOODS[wood]
    light, dark = np.array(light, FLOAT), np.array(dark, FLOAT)
    place = across * count + random.random()
    board = np.floor(place)
    own = (np.sin(board * 12.9898 + random.uniform(0, 9)) * 43758.5) % 1
    grain = look("grain", away * 0.16 + own, across * 0.5 + own * 3.7)
    wide = look("clouds", away * 0.1 + own * 5, across * 0.7)
    tone = np.clip(0.42 + 0.17 * grain + 0.07 * wide + (own - 0.5) * 0.42, 0, 1)
    picture = light + (dark - light) * tone[..., None]
    part = place - board
    gap = np.exp(-((np.minimum(part, 1 - part) / 0.03) ** 2))
    return lit(picture, 1 - 0.42 * gap)


def draw_wood(scene: Scene, random, size: int) -> Picture:
    x, y = grid(size)
    if scene.flat:
        turned = (x, y) if random.random() < 0.5 else (y, x)
        boards = planks(turned[0], turned[1], scene["material"], random, random.uniform(3.2, 4.8))
        return lit(boards, 1.05 - 0.14 * np.sqrt((x - 0.2) ** 2 + (y - 0.1) ** 2))
    edge = edge_of_table(random)
    behind = wall(size, random, shade(random, scene["second"]))
    across, away = table_rays(size, edge)
    top = planks(across, away, scene["material"], random, random.uniform(2.6, 3.6))
    return stand(behind, top, edge, random, gloss=0.08, soft=0.004)


def veins(across: Plane, away: Plane, random) -> Plane:
    """Long wandering veins, 0..1."""
    total = np.zeros_like(across)
    angle = random.choice((0.7, 2.4)) + random.normal(0, 0.2)
    for width, strength, often in ((0.05, 0.75, 0.9), (0.03, 0.5, 1.7)):
        drift = look("clouds", across * 0.16 + random.random(), away * 0.16 + random.random())
        along = (across * np.cos(angle) + away * np.sin(angle)) * often + 0.26 * drift + random.random()
        near = np.abs(along - np.round(along))
        fade = 0.35 + 0.65 * rise(-0.8, 0.9, look("clouds", across * 0.23 + random.random(), away * 0.23))
        soft = np.exp(-((near / width) ** 2)) + 0.35 * np.exp(-((near / (4 * width)) ** 2))
        total = np.maximum(total, soft * strength * fade)
        angle += random.normal(0.5, 0.15)
    return np.clip(total, 0, 1)


def marble(across: Plane, away: Plane, kind: str, random) -> Picture:
    base, vein, _ = palette.MARBLES[kind]
    base, vein = np.array(base, FLOAT), np.array(vein, FLOAT)
    haze = 0.07 * (1 + look("clouds", across * 0.12 + random.random(), away * 0.12))
    return base + (vein - base) * np.clip(0.85 * veins(across, away, random) + haze, 0, 1)[..., None]


def draw_marble(scene: Scene, random, size: int) -> Picture:
    x, y = grid(size)
    if scene.flat:
        return lit(marble(x * 1.6, y * 1.6, scene["material"], random), 1.04 - 0.1 * np.sqrt((x - 0.2) ** 2 + y**2))
    edge = edge_of_table(random)
    behind = wall(size, random, shade(random, scene["second"]))
    across, away = table_rays(size, edge)
    return stand(behind, marble(across * 1.2, away * 1.2, scene["material"], random), edge, random, gloss=0.2)


def rock(across: Plane, away: Plane, kind: str, random) -> Picture:
    """Rough natural stone with layers and pits."""
    base = np.array(palette.STONES[kind][0], FLOAT)
    relief = 0.1 * look("clouds", across * 0.3 + random.random(), away * 0.3) + 0.05 * look(
        "fine", across * 0.25, away * 0.25
    )
    layers = 0.05 * look("grain", across * 0.2, away * 0.5 + 0.05 * relief)
    return lit(np.broadcast_to(base, (*across.shape, 3)), 1 + relief + layers)


def draw_stone(scene: Scene, random, size: int) -> Picture:
    """A stone slab or a rough boulder with a flat top, before a wall."""
    behind = wall(size, random, shade(random, scene["second"]))
    edge = edge_of_table(random)
    across, away = table_rays(size, edge)
    if scene["variant"] == "slab":
        return stand(behind, rock(across, away, scene["material"], random), edge, random, gloss=0.04)
    floor = stand(behind, filled(size, shade(random, scene["second"]) * FLOAT(0.97)), edge, random)
    for cx, top, half, tall in (
        (0.5 + random.normal(0, 0.1), 0.82, 0.5, 0.11),
        (0.5 + random.normal(0, 0.02), 0.735, 0.36, 0.09),
    ):
        floor = _slab(floor, random, cx, top + random.normal(0, 0.006), half, tall, scene["material"])
    return floor


def _slab(picture: Picture, random, cx: float, top: float, half: float, tall: float, kind: str) -> Picture:
    """A split stone: an uneven round top, and a rough edge of height `tall` below it."""
    x, y = grid(picture.shape[0])
    size = picture.shape[0]
    angle = np.arctan2((y - top) * 4, x - cx)
    uneven = 1 + sum(random.normal(0, 0.045 / k) * np.cos(k * angle + random.uniform(0, 6.28)) for k in range(2, 6))
    ry = half * 0.2
    bottom = top + tall
    picture = lit(picture, 1 - 0.38 * ellipse(x, y, cx + 0.02, bottom + 0.01, half * 1.12, ry * 1.25, 0.35))
    soft = 1.5 / size / ry
    lid = ellipse(x, y, cx, top, half * uneven, ry * uneven, soft)
    side = np.maximum(lid, ellipse(x, y, cx, bottom, half * uneven, ry * uneven, soft))
    side = np.maximum(side, box(x, y, cx - half, top, cx + half, bottom, 1.5 / size))
    stone = rock(x * 1.5 + random.random(), y * 2.6, kind, random)
    ragged = (
        0.7
        - 0.22 * rise(top, bottom + ry, y)
        + 0.1 * (bumps(size, random, 9, 14) - 0.5)
        + 0.16 * np.cos((x - cx) / half * 1.4 + 0.6)
    )
    picture = cover(picture, lit(stone, ragged), side)
    return cover(picture, lit(stone, np.full_like(x, 1.06)), lid)


def draw_concrete(scene: Scene, random, size: int) -> Picture:
    x, y = grid(size)
    base = np.array(palette.CONCRETES[scene["material"]][0], FLOAT)
    cloudy = clouds(size, random, 3, 4) - 0.5
    picture = lit(wall(size, random, base, rough=0.0), 1 + 0.26 * cloudy + 0.012 * look("fine", x * 0.5, y * 0.5))
    if scene["variant"] == "panels":
        across = np.abs((x * 2 + 0.5 + random.normal(0, 0.05)) % 1 - 0.5) / 2
        down = np.abs((y * 2 + random.normal(0.4, 0.05)) % 1 - 0.5) / 2
        picture = lit(picture, 1 - 0.3 * np.exp(-((np.minimum(across, down) / 0.006) ** 2)))
    edge = edge_of_table(random) + 0.03
    u, v = table_rays(size, edge)
    floor = lit(filled(size, base * FLOAT(1.05)), 1 + 0.06 * look("clouds", u * 0.3 + random.random(), v * 0.3))
    return stand(picture, floor, edge, random, gloss=0.06)


def _courses(across: Plane, down: Plane, rows: float, columns: float, shift: float, joint: float, random):
    """Brickwork: how much brick (against mortar) there is, each brick's own number in 0..1, and height within it."""
    line = np.floor(down * rows)
    place = across * columns + shift * (line % 2)
    number = np.floor(place)
    own = (np.sin(number * 127.1 + line * 311.7 + random.uniform(0, 9)) * 43758.55) % 1
    s, t = place - number, down * rows - line
    inside = np.minimum(np.minimum(s, 1 - s) * rows / columns, np.minimum(t, 1 - t))
    return rise(joint * 0.5, joint * 0.5 + 0.08, inside), own, t


def draw_brick(scene: Scene, random, size: int) -> Picture:
    x, y = grid(size)
    brick, mortar, _ = palette.BRICKS[scene["material"]]
    rows = random.uniform(7.5, 9.5)
    here, own, height = _courses(x + random.random(), y + 0.02, rows, rows * 0.42, 0.5, 0.1, random)
    bricks = filled(size, np.array(brick, FLOAT) + FLOAT(random.normal(0, 0.015)))
    bricks = lit(bricks, 0.86 + 0.26 * own + 0.08 * (0.5 - height) + 0.05 * look("fine", x * 0.5, y * 0.5))
    picture = cover(filled(size, mortar), bricks, here)
    side = random.choice((0.1, 0.9))
    picture = lit(picture, 1.06 - 0.22 * np.sqrt((x - side) ** 2 + (y - 0.15) ** 2))
    picture = blur(picture, random.choice((0.0, 0.004, 0.008)))
    edge = edge_of_table(random) + 0.04
    across, away = table_rays(size, edge)
    if scene["ground"] == "wood":
        floor = planks(across, away, "oak", random, 3)
    else:
        floor = lit(
            filled(size, (0.56, 0.56, 0.55)), 1 + 0.06 * look("clouds", across * 0.3 + random.random(), away * 0.3)
        )
    return stand(picture, floor, edge, random, gloss=0.04)


def tile_wall(size: int, random, colour, shape: str) -> Picture:
    x, y = grid(size)
    count = random.uniform(4.6, 5.6)
    rows, columns, shift = (count * 1.7, count * 0.85, 0.5) if shape == "subway" else (count, count, 0.0)
    here, own, height = _courses(x + 0.03, y + 0.05, rows, columns, shift, 0.05, random)
    joint = (0.90, 0.90, 0.88) if luminance(colour) < 0.75 else (0.70, 0.70, 0.69)
    tiles = lit(filled(size, colour), 0.97 + 0.06 * own + 0.05 * (0.5 - height))
    picture = cover(filled(size, joint), tiles, here)
    shine = glow(x, y, random.choice((0.15, 0.85)), 0.2, 0.45)
    return np.clip(lit(picture, 0.94 + 0.08 * shine) + 0.05 * shine[..., None], 0, 1)


def draw_tiles(scene: Scene, random, size: int) -> Picture:
    colour = shade(random, scene["colour"], 0.02)
    behind = blur(tile_wall(size, random, colour, scene["variant"]), random.choice((0.0, 0.004)))
    edge = edge_of_table(random) + 0.04
    counter = filled(size, shade(random, scene["ground"], 0.02))
    return stand(behind, counter, edge, random, gloss=0.14)


def draw_linen(scene: Scene, random, size: int) -> Picture:
    """Woven cloth, laid with a few soft folds."""
    x, y = grid(size)
    colour = shade(random, scene["colour"])
    angle = random.uniform(0.3, 1.2)
    drift = clouds(size, random, 2, 2)
    along = (x * np.cos(angle) + y * np.sin(angle)) * random.uniform(1.5, 2.2) + 0.9 * drift
    folds = np.sin(along * 6.28) + 0.4 * np.sin(along * 11.3 + 1)
    threads = 0.01 * look("grain", x * 0.5, y * 0.9) + 0.01 * look("grain", y * 0.5, x * 0.9)
    picture = lit(filled(size, colour), 0.99 + 0.1 * folds + threads)
    return picture + (0.02 * (1 + folds))[..., None] if luminance(colour) < 0.2 else picture


def draw_silk(scene: Scene, random, size: int) -> Picture:
    """Satin: deep folds with a sheen along each crest; velvet keeps the folds and loses the sheen.

    What the folds take away the crests give back, so that the cloth as a whole has the colour that was asked for.
    """
    x, y = grid(size)
    colour = shade(random, scene["colour"])
    angle = random.uniform(0.5, 1.1) * random.choice((-1, 1))
    drift = clouds(size, random, 2, 3, 0.4)
    along = (x * np.cos(angle) + y * np.sin(angle)) * random.uniform(1.6, 2.4) + 1.5 * drift
    fold = np.sin(along * 6.28)
    crest = np.clip(fold, 0, 1) ** 3
    if scene["material"] == "velvet":
        return lit(filled(size, colour), 0.95 + 0.2 * fold + 0.1 * crest)
    picture = lit(filled(size, colour), 1.0 + 0.26 * fold - 0.04 * crest)
    return np.clip(picture + (0.2 * crest)[..., None] * (0.3 + 0.7 * colour), 0, 1)
