"""What a scene is before it is drawn: a family and the attributes that its caption may name."""

from dataclasses import dataclass, field

LIGHTS = ("plain", "soft", "warm", "cool", "bright", "dramatic")
LIGHT_SHARES = (0.36, 0.14, 0.15, 0.11, 0.12, 0.12)


@dataclass(frozen=True)
class Scene:
    """`words` holds the attributes of its family: colour, second, material, variant, ground, sky, extra.

    `flat` says that the camera looks straight down, so that things lie and cast shadow all around.
    """

    family: str
    words: dict[str, str] = field(default_factory=dict)
    light: str = "plain"
    flat: bool = False

    def __getitem__(self, attribute: str) -> str:
        return self.words[attribute]

    def get(self, attribute: str) -> str | None:
        return self.words.get(attribute)
