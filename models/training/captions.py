"""What people would type to get a scene: many wordings for each (wordings.toml), and what each wording says.

`caption(scene, random)` gives a text and the attributes that it names, so that a text encoder can
be taught, before any picture is painted, which words mean what and which mean nothing here.
"""

import re
import tomllib
from pathlib import Path

import numpy as np

from scenes import palette
from scenes.families import ATTRIBUTES, FAMILIES
from scenes.scene import LIGHTS, Scene

WORDS = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text("utf-8"))

SLOTS: dict[str, tuple[str, ...]] = {
    "family": tuple(FAMILIES),
    "light": LIGHTS,
    **{a: tuple(sorted({v for f in FAMILIES.values() for v in f.choices.get(a, ())})) for a in ATTRIBUTES},
    "flat": ("flat",),
}
"""What a caption can say: each slot with its possible values."""

_MATERIALS = {
    **dict.fromkeys(("wood", "living", "shelf", "desk"), palette.WOODS),
    **dict.fromkeys(("kitchen", "bathroom"), palette.COUNTERS),
    "marble": palette.MARBLES,
    "stone": palette.STONES,
    "concrete": palette.CONCRETES,
    "brick": palette.BRICKS,
}


def caption(scene: Scene, random: np.random.Generator, bare: bool = False) -> tuple[str, dict[str, str]]:
    """A text for the scene, and what it says: slot to value. `bare` leaves out what carries no meaning."""
    said = {"family": scene.family}
    wording = _pick(random, _wordings(scene))
    names = _names(scene, random)
    if scene.get("second") and "{second}" not in wording and random.random() < 0.85:
        wording += _pick(random, WORDS["behind"])
    said |= {slot: scene[slot] for slot in names if "{" + slot + "}" in wording}
    said |= _implied(scene)
    text = wording.format(**names)
    for slot in ("ground", "extra"):
        options = WORDS[slot].get(scene.family, {}).get(scene.get(slot))
        if options and random.random() < 0.85:
            piece = _pick(random, options)
            if piece:
                text += piece
                said[slot] = scene[slot]
    if scene.get("sky") and random.random() < 0.85:
        text += _pick(random, (" under a ", " and ", " with ", ", ")) + _pick(random, WORDS["sky"][scene["sky"]])
        said["sky"] = scene["sky"]
    if not bare:
        text = _pick(random, WORDS["openings"]).format(product=_pick(random, WORDS["products"])) + text
    if scene.light != "plain":
        said["light"] = scene.light
        phrase = _pick(random, WORDS["light"][scene.light])
        text = f"{text}, {phrase}" if random.random() < 0.8 else f"{phrase}, {text}"
    if not bare:
        for _ in range(random.choice(4, p=(0.45, 0.25, 0.18, 0.12))):
            text += ", " + _pick(random, WORDS["closings"])
    return _smooth(text), said


def unwanted(random: np.random.Generator) -> str:
    """A list as people write for what should not be seen; it says nothing about the scene."""
    words = WORDS["unwanted"]
    return ", ".join(words[i] for i in random.permutation(len(words))[: random.integers(1, 7)])


def _pick(random: np.random.Generator, options):
    return options[random.integers(len(options))]


def _wordings(scene: Scene) -> list[str]:
    ways = WORDS["scene"][scene.family]
    if "flat" in ways:
        return ways["flat" if scene.flat else "table"]
    keys = [scene.get(attribute) for attribute in ("variant", "ground", "material")]
    return ways[next((key for key in keys if key in ways), "any")]


def _names(scene: Scene, random: np.random.Generator) -> dict[str, str]:
    names = {}
    for slot in ("colour", "second"):
        if scene.get(slot):
            plain = random.random() < 0.4
            names[slot] = scene[slot] if plain else _pick(random, palette.COLOURS[scene[slot]][1])
    material = scene.get("material")
    if material:
        table = _MATERIALS.get(scene.family, {})
        entry = table.get(material, (material,))
        names["material"] = _pick(random, entry[-1] if isinstance(entry[-1], tuple) else entry)
    if scene.get("ground") in palette.COLOURS:
        names["ground"] = scene["ground"]
    return names


def _implied(scene: Scene) -> dict[str, str]:
    """What the choice among a family's lists of wordings says without a name."""
    ways = WORDS["scene"][scene.family]
    said = {a: scene[a] for a in ("variant", "ground", "material") if scene.get(a) in ways}
    return said | {"flat": "flat"} if scene.flat else said


def _smooth(text: str) -> str:
    """Without the seams of the pieces: "product photo on on silk", "white wooden wooden table"."""
    text = re.sub(r"\s+", " ", text).replace(" ,", ",").strip()
    text = re.sub(r"\b(?:on|of a|a|with|of|with a) (on|in) ", r"\1 ", text)
    return re.sub(r"\b(wooden|wood|stone|stones|rock|white|wall) (?:\1|wooden)\b", r"\1", text)
