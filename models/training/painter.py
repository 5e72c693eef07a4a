"""Paints with an exported model folder in ONNX Runtime, for evaluation: DDIM, trailing steps, guidance.

Reads any folder of the layout in models/README.md whose scheduler is v-prediction with zero terminal
signal: the starter of today as well as the one that is being trained. The product paints with the
Java engine; this is the same arithmetic in forty lines of numpy, with numpy's own noise.
"""

import json
from pathlib import Path

import numpy as np
import onnxruntime
from transformers import CLIPTokenizer

from noise import signal


class Painter:
    def __init__(self, folder: Path, threads: int = 1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        open_network = lambda name: onnxruntime.InferenceSession(folder / name / "model.onnx", options)  # noqa: E731
        self.text, self.unet = open_network("text_encoder"), open_network("unet")
        self.encoder, self.decoder = open_network("vae_encoder"), open_network("vae_decoder")
        self.tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
        self.length = self.tokenizer.model_max_length
        settings = json.loads((folder / "backdrop.json").read_text())
        self.native, self.steps, self.guidance = (settings[key] for key in ("nativeSize", "steps", "guidanceScale"))
        ports = {port.name: port.type for port in self.unet.get_inputs()}
        self.time_type = np.int64 if "int64" in ports["timestep"] else np.float32
        self.ids_type = np.int32 if "int32" in self.text.get_inputs()[0].type else np.int64
        self.scaling = 0.18215
        self.roots = signal().numpy()

    def states(self, prompts: list[str]) -> np.ndarray:
        """Hidden states [n, length, width]."""
        ids = self.tokenizer(prompts, padding="max_length", max_length=self.length, truncation=True).input_ids
        return self.text.run(["last_hidden_state"], {self.text.get_inputs()[0].name: np.array(ids, self.ids_type)})[0]

    def paint(
        self, prompts, pictures=None, masks=None, size=None, steps=None, guidance=None, seed=0, negative=""
    ) -> np.ndarray:
        """uint8 [n, size, size, 3]; pictures uint8 and masks [n, size, size] (1 = paint) or none for all.

        Size, steps and guidance are the model's own unless given.
        """
        size, steps = size or self.native, steps or self.steps
        guidance = self.guidance if guidance is None else guidance
        count = len(prompts)
        if pictures is None:
            pictures, masks = np.full((count, size, size, 3), 128, np.uint8), np.ones((count, size, size), np.float32)
        known = (pictures.astype(np.float32) / 127.5 - 1) * (1 - masks[..., None])
        masked = (
            self.encoder.run(None, {"sample": np.ascontiguousarray(known.transpose(0, 3, 1, 2))})[0][:, :4]
            * self.scaling
        )
        mask = masks[:, None, ::8, ::8].astype(np.float32)
        states = np.concatenate([self.states([negative] * count), self.states(list(prompts))])
        random = np.random.default_rng(seed)
        latents = random.standard_normal(masked.shape).astype(np.float32)
        timesteps = np.round(np.arange(1000, 0, -1000 / steps)).astype(int) - 1
        for index, step in enumerate(timesteps):
            sample = np.concatenate([np.concatenate([latents, mask, masked], 1)] * 2).astype(np.float32)
            feeds = {
                "sample": sample,
                "timestep": np.full(2 * count, step, self.time_type),
                "encoder_hidden_states": states,
            }
            without, given = np.split(self.unet.run(None, feeds)[0], 2)
            velocity = without + guidance * (given - without)
            keep = self.roots[step]
            lose = np.sqrt(1 - keep * keep)
            clean, noise = keep * latents - lose * velocity, keep * velocity + lose * latents
            keep = self.roots[timesteps[index + 1]] if index + 1 < steps else 1.0
            latents = keep * clean + np.sqrt(1 - keep * keep) * noise
        pixels = self.decoder.run(None, {"latent_sample": (latents / self.scaling).astype(np.float32)})[0]
        return np.round((pixels.clip(-1, 1) + 1) * 127.5).astype(np.uint8).transpose(0, 2, 3, 1)
