"""The families of scenes: which attributes each may have, and who draws it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from scenes import nature, palette, rooms, shadows, surfaces
from scenes.canvas import Picture, lit
from scenes.scene import LIGHT_SHARES, LIGHTS, Scene
from scenes.stage import relight


@dataclass(frozen=True)
class Family:
    draw: Callable[[Scene, np.random.Generator, int], Picture]
    choices: dict[str, tuple[str, ...]]
    """Attribute to its possible values, all equally likely; repeat a value to make it likelier."""
    optional: tuple[str, ...] = ()
    """Attributes that half of the scenes do without."""
    flat: float = 0.0
    """How many of the scenes are seen from straight above."""


WOODS, MARBLES, COUNTERS = tuple(palette.WOODS), tuple(palette.MARBLES), tuple(palette.COUNTERS)
SKY = ("blue", "cloudy", "overcast")
SHADOWED = (
    "white",
    "beige",
    "pink",
    "peach",
    "light blue",
    "mint",
    "grey",
    "yellow",
    "terracotta",
    "lavender",
    "green",
    "orange",
)
TILED = (
    "white",
    "light blue",
    "blue",
    "green",
    "mint",
    "pink",
    "grey",
    "black",
    "beige",
    "terracotta",
    "turquoise",
    "yellow",
)

FAMILIES: dict[str, Family] = {
    "studio": Family(surfaces.draw_studio, {"colour": palette.NAMES, "variant": ("plain", "sweep", "spotlight")}),
    "gradient": Family(
        surfaces.draw_gradient,
        {"colour": palette.NAMES, "second": palette.NAMES, "variant": ("vertical", "diagonal", "radial")},
    ),
    "podium": Family(
        surfaces.draw_podium,
        {
            "colour": palette.NAMES + palette.PASTEL * 2,
            "second": palette.NAMES + palette.PASTEL * 2,
            "variant": ("round", "square", "steps"),
            "extra": ("arch",),
        },
        ("extra",),
    ),
    "wood": Family(surfaces.draw_wood, {"material": WOODS, "second": palette.WALLS}, flat=0.25),
    "marble": Family(surfaces.draw_marble, {"material": MARBLES, "second": palette.WALLS}, flat=0.3),
    "stone": Family(
        surfaces.draw_stone,
        {"material": tuple(palette.STONES), "second": palette.WALLS, "variant": ("slab", "boulder")},
    ),
    "concrete": Family(surfaces.draw_concrete, {"material": tuple(palette.CONCRETES), "variant": ("smooth", "panels")}),
    "brick": Family(surfaces.draw_brick, {"material": tuple(palette.BRICKS), "ground": ("concrete", "wood")}),
    "tiles": Family(
        surfaces.draw_tiles, {"colour": TILED, "variant": ("square", "subway"), "ground": ("white", "grey", "beige")}
    ),
    "linen": Family(surfaces.draw_linen, {"colour": palette.NAMES}, flat=1.0),
    "silk": Family(surfaces.draw_silk, {"colour": palette.NAMES, "material": ("satin", "velvet")}, flat=1.0),
    "leaves": Family(
        shadows.draw_leaves, {"colour": SHADOWED, "variant": ("palm", "branch"), "ground": ("floor",)}, ("ground",)
    ),
    "window": Family(shadows.draw_window, {"colour": SHADOWED, "ground": ("floor",)}, ("ground",)),
    "kitchen": Family(
        rooms.draw_kitchen, {"material": COUNTERS, "second": palette.WALLS, "extra": ("window",)}, ("extra",)
    ),
    "bathroom": Family(rooms.draw_bathroom, {"colour": TILED, "material": COUNTERS}),
    "living": Family(
        rooms.draw_living,
        {
            "colour": ("grey", "beige", "green", "navy", "terracotta", "pink", "brown", "white"),
            "second": palette.WALLS,
            "material": (*WOODS, "marble", "white"),
        },
    ),
    "shelf": Family(rooms.draw_shelf, {"material": WOODS, "second": palette.WALLS}),
    "desk": Family(rooms.draw_desk, {"material": (*WOODS, "white", "black"), "second": palette.WALLS}),
    "city": Family(rooms.draw_city, {"material": tuple(rooms.LIGHTS_OF)}),
    "grass": Family(nature.draw_grass, {"sky": SKY, "extra": ("trees",)}, ("extra",)),
    "forest": Family(nature.draw_forest, {"variant": tuple(nature.FORESTS), "ground": (*nature.FLOORS, "table")}),
    "beach": Family(nature.draw_beach, {"sky": ("blue", "blue", "cloudy")}),
    "snow": Family(nature.draw_snow, {"sky": SKY, "extra": ("trees",), "ground": ("snowfall",)}, ("extra", "ground")),
    "desert": Family(nature.draw_desert, {"sky": ("blue", "blue", "cloudy")}),
    "mountains": Family(nature.draw_mountains, {"sky": SKY, "ground": ("stone", "grass", "lake")}),
    "sunset": Family(nature.draw_sunset, {"material": tuple(nature.SUNSETS), "ground": ("sea", "mountains", "field")}),
    "water": Family(nature.draw_water, {"material": tuple(nature.WATERS), "variant": ("ripples", "calm", "pool")}),
    "stars": Family(nature.draw_stars, {"material": tuple(nature.NIGHTS), "ground": ("mountains", "rock")}),
}
NAMES = tuple(FAMILIES)
ATTRIBUTES = ("colour", "second", "material", "variant", "ground", "sky", "extra")


def choose(random: np.random.Generator, family: str | None = None, light: str | None = None) -> Scene:
    """A scene of this family, or of any; not drawn yet."""
    name = family or NAMES[random.integers(len(NAMES))]
    kind = FAMILIES[name]
    words = {}
    for attribute, values in kind.choices.items():
        if attribute in kind.optional and random.random() < 0.5:
            continue
        words[attribute] = values[random.integers(len(values))]
    if name in ("podium", "gradient") and words["colour"] == words["second"]:
        words["second"] = "white" if words["colour"] != "white" else "beige"
    flat = bool(random.random() < kind.flat)
    if flat:
        words.pop("second", None)
    return Scene(name, words, light or str(random.choice(LIGHTS, p=LIGHT_SHARES)), flat)


def draw(scene: Scene, random: np.random.Generator, size: int) -> Picture:
    """The scene as a float picture [size, size, 3] in 0..1, lit as it says."""
    picture = np.asarray(FAMILIES[scene.family].draw(scene, random, size), np.float32)
    picture = relight(picture, random, scene.light)
    return lit(picture, 1 + random.normal(0, 0.004, picture.shape[:2])).clip(0, 1)
