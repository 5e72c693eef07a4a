"""Colours and materials by name, each with the words that people use for it."""

import numpy as np

COLOURS: dict[str, tuple[tuple[float, float, float], tuple[str, ...]]] = {
    "white": ((0.94, 0.94, 0.93), ("white", "pure white", "snow white", "bright white", "off white", "ivory")),
    "black": ((0.07, 0.07, 0.08), ("black", "jet black", "deep black", "matte black", "charcoal black")),
    "grey": ((0.55, 0.55, 0.56), ("grey", "gray", "neutral grey", "light gray", "silver grey", "ash grey")),
    "red": ((0.78, 0.10, 0.12), ("red", "crimson", "scarlet", "bright red", "cherry red", "ruby red")),
    "orange": ((0.94, 0.52, 0.13), ("orange", "tangerine", "bright orange", "amber", "pumpkin")),
    "yellow": ((0.95, 0.82, 0.20), ("yellow", "lemon yellow", "sunny yellow", "mustard", "golden yellow")),
    "green": ((0.20, 0.55, 0.24), ("green", "emerald green", "grass green", "bright green", "leaf green")),
    "mint": ((0.68, 0.89, 0.78), ("mint", "mint green", "pale green", "pastel green", "light green", "seafoam")),
    "blue": ((0.16, 0.38, 0.80), ("blue", "royal blue", "cobalt blue", "bright blue", "ultramarine")),
    "light blue": ((0.62, 0.80, 0.93), ("light blue", "pale blue", "sky blue", "baby blue", "pastel blue")),
    "navy": ((0.08, 0.13, 0.32), ("navy", "navy blue", "dark blue", "midnight blue", "indigo")),
    "turquoise": ((0.16, 0.68, 0.68), ("turquoise", "teal", "aqua", "cyan", "aquamarine")),
    "purple": ((0.46, 0.22, 0.64), ("purple", "violet", "deep purple", "plum", "amethyst")),
    "lavender": ((0.78, 0.72, 0.92), ("lavender", "lilac", "light purple", "pastel purple", "pale violet")),
    "pink": ((0.95, 0.66, 0.74), ("pink", "pastel pink", "rose pink", "light pink", "blush pink", "rose")),
    "magenta": ((0.80, 0.16, 0.50), ("magenta", "hot pink", "fuchsia", "raspberry", "bright pink")),
    "peach": ((0.97, 0.78, 0.64), ("peach", "apricot", "pale orange", "peachy", "salmon", "coral")),
    "beige": ((0.86, 0.78, 0.66), ("beige", "sand coloured", "cream", "tan", "creamy", "nude", "champagne")),
    "brown": ((0.42, 0.27, 0.17), ("brown", "chocolate brown", "coffee brown", "dark brown", "mocha")),
    "terracotta": ((0.73, 0.38, 0.26), ("terracotta", "rust coloured", "clay", "burnt orange", "brick coloured")),
}
NAMES = tuple(COLOURS)
PASTEL = ("white", "mint", "light blue", "lavender", "pink", "peach", "beige", "grey")
WALLS = (
    "white",
    "white",
    "beige",
    "beige",
    "grey",
    "grey",
    "light blue",
    "mint",
    "pink",
    "green",
    "navy",
    "terracotta",
)

WOODS: dict[str, tuple[tuple, tuple, tuple[str, ...]]] = {
    "oak": ((0.80, 0.64, 0.44), (0.64, 0.47, 0.29), ("light oak", "oak", "natural oak", "light wood", "pale wood")),
    "walnut": ((0.40, 0.26, 0.16), (0.27, 0.16, 0.09), ("walnut", "brown wood", "dark walnut", "chestnut")),
    "pine": ((0.88, 0.72, 0.48), (0.76, 0.56, 0.33), ("pine", "honey coloured wood", "golden wood", "birch")),
    "white wood": (
        (0.88, 0.86, 0.82),
        (0.74, 0.71, 0.66),
        ("whitewashed", "white painted wood", "white wooden", "bleached wood"),
    ),
    "dark wood": (
        (0.22, 0.15, 0.11),
        (0.12, 0.08, 0.06),
        ("dark wood", "ebony", "black stained wood", "wenge", "espresso wood"),
    ),
    "cherry": ((0.60, 0.32, 0.19), (0.44, 0.21, 0.11), ("cherry wood", "mahogany", "reddish wood", "rosewood")),
}
MARBLES: dict[str, tuple[tuple, tuple, tuple[str, ...]]] = {
    "white": ((0.93, 0.93, 0.93), (0.56, 0.57, 0.60), ("white", "carrara", "light")),
    "black": ((0.07, 0.07, 0.08), (0.62, 0.60, 0.57), ("black", "dark", "nero")),
    "green": ((0.10, 0.30, 0.23), (0.50, 0.66, 0.58), ("green", "emerald")),
    "beige": ((0.88, 0.80, 0.70), (0.66, 0.50, 0.36), ("beige", "cream", "warm")),
}
STONES: dict[str, tuple[tuple, tuple[str, ...]]] = {
    "slate": ((0.24, 0.26, 0.28), ("slate", "dark stone", "basalt", "dark slate")),
    "granite": ((0.52, 0.52, 0.53), ("granite", "grey stone", "gray rock", "natural stone")),
    "sandstone": ((0.78, 0.64, 0.47), ("sandstone", "warm stone", "limestone", "travertine", "beige stone")),
}
CONCRETES: dict[str, tuple[tuple, tuple[str, ...]]] = {
    "grey": ((0.58, 0.58, 0.57), ("grey", "gray", "raw", "plain", "")),
    "white": ((0.85, 0.85, 0.84), ("white", "light", "pale")),
    "black": ((0.20, 0.20, 0.21), ("black", "dark", "charcoal", "anthracite")),
}
BRICKS: dict[str, tuple[tuple, tuple, tuple[str, ...]]] = {
    "red": ((0.52, 0.24, 0.18), (0.66, 0.61, 0.56), ("red", "classic red", "old red")),
    "white": ((0.89, 0.88, 0.86), (0.74, 0.73, 0.71), ("white", "white painted", "whitewashed")),
    "grey": ((0.52, 0.52, 0.53), (0.68, 0.68, 0.67), ("grey", "gray")),
    "brown": ((0.44, 0.30, 0.22), (0.62, 0.56, 0.49), ("brown", "rustic brown")),
    "black": ((0.16, 0.16, 0.17), (0.30, 0.30, 0.30), ("black", "dark", "charcoal")),
}
COUNTERS = {
    "wooden": ("wooden", "wood", "oak", "butcher block"),
    "white": ("white",),
    "marble": ("marble", "white marble"),
    "black": ("black", "dark"),
}


def shade(random, name: str, spread: float = 0.03) -> np.ndarray:
    """A colour of this name, a little different each time."""
    colour = np.array(COLOURS[name][0], np.float32)
    return np.clip(colour + random.normal(0, spread * 0.5, 3) + random.normal(0, spread * 0.7), 0.01, 1).astype(
        np.float32
    )
