"""A diffusers checkpoint on disk: what it must have, and what it says about itself.

Everything that can be refused is refused here, before any weights are read.
"""

import json
import re
from pathlib import Path

REQUIRED = {
    "unet": ("config.json",),
    "vae": ("config.json",),
    "text_encoder": ("config.json",),
    "tokenizer": ("vocab.json", "tokenizer.json"),
    "scheduler": ("scheduler_config.json",),
}
WEIGHTS = ("*.safetensors", "*.bin")
SAMPLERS = {
    "DDIMScheduler": "ddim",
    "PNDMScheduler": "pndm",
    "EulerDiscreteScheduler": "euler",
    "EulerAncestralDiscreteScheduler": "euler_a",
    "DPMSolverMultistepScheduler": "dpmpp_2m",
    "UniPCMultistepScheduler": "unipc",
    "LCMScheduler": "lcm",
    "HeunDiscreteScheduler": "heun",
    "DEISMultistepScheduler": "deis",
}
FAMILIES = {768: "sd-1.5", 1024: "sd-2"}


class Refusal(Exception):
    """The reason why nothing is exported, as a sentence for the person who asked."""


class Checkpoint:
    def __init__(self, folder):
        self.folder = Path(folder)
        if not self.folder.is_dir():
            raise Refusal(f"There is no folder {folder}.")
        index = self.json("model_index.json")
        if "text_encoder_2" in index or "transformer" in index:
            name = index.get("_class_name", "this pipeline")
            raise Refusal(f"{folder} is no Stable Diffusion 1 or 2 model: {name} is not supported.")
        for part, files in REQUIRED.items():
            self._require(part, files)
        self.unet = self.json("unet/config.json")
        self._require_inpainting()

    def json(self, path):
        try:
            return json.loads((self.folder / path).read_text("utf-8"))
        except FileNotFoundError:
            raise Refusal(f"The checkpoint {self.folder} lacks {path}.") from None
        except ValueError as e:
            raise Refusal(f"{path} in {self.folder} is not JSON: {e}.") from None

    def _require(self, part, files):
        folder = self.folder / part
        if not any((folder / file).is_file() for file in files):
            raise Refusal(f"The checkpoint {self.folder} lacks {part}/{' or '.join(files)}.")
        if part in ("unet", "vae", "text_encoder") and not self.weights(part):
            raise Refusal(f"The checkpoint {self.folder} has no weights in {part}/.")

    def _require_inpainting(self):
        channels = self.unet.get("in_channels", 4)
        if channels != 9:
            raise Refusal(
                f"The UNet of {self.folder} takes {channels} channels; an inpainting model takes 9 "
                "(latents, mask, latents of the masked picture)."
            )

    def weights(self, part):
        return [file for kind in WEIGHTS for file in (self.folder / part).glob(kind)]

    def family(self):
        return FAMILIES.get(self.unet.get("cross_attention_dim"), "custom")

    def license(self):
        """What the model card's front matter says, or None."""
        card = self.folder / "README.md"
        text = card.read_text("utf-8", "replace") if card.is_file() else ""
        front = re.match(r"---\r?\n(.*?)\r?\n---", text, re.DOTALL)
        line = re.search(r"^license:[ \t]*(\S+)", front.group(1), re.MULTILINE) if front else None
        return line.group(1).strip("\"'") if line else None

    def sampler(self):
        config = self.json("scheduler/scheduler_config.json")
        name = SAMPLERS.get(config.get("_class_name"), "ddim")
        karras = name == "dpmpp_2m" and config.get("use_karras_sigmas")
        return "dpmpp_2m_karras" if karras else name

    def description(self, name, license):
        """The fields of backdrop.json; what is unknown is left out."""
        few = self.sampler() == "lcm"
        levels = len(self.json("vae/config.json").get("block_out_channels", [0] * 4))
        fields = {
            "name": name or self.folder.resolve().name,
            "family": self.family(),
            "license": license or self.license(),
            "nativeSize": self.unet.get("sample_size", 64) << (levels - 1),
            "sampler": self.sampler(),
            "steps": 4 if few else 30,
            "guidanceScale": 1.5 if few else 7.5,
        }
        return {field: value for field, value in fields.items() if value is not None}
