"""The optional networks: a tiny decoder for previews and the checkpoint's safety checker."""

import json
import warnings

import torch
from diffusers import AutoencoderTiny
from diffusers.pipelines.stable_diffusion import StableDiffusionSafetyChecker

from networks import OPSET


class _Decode(torch.nn.Module):
    def __init__(self, vae):
        super().__init__()
        self.vae = vae

    def forward(self, latent_sample):
        return self.vae.decode(latent_sample, return_dict=False)[0]


class _Check(torch.nn.Module):
    """forward_onnx with a way to blacken that keeps to the number of pictures."""

    def __init__(self, checker):
        super().__init__()
        self.checker = checker

    def forward(self, clip_input, images):
        _, concepts = self.checker.forward_onnx(clip_input, torch.zeros(clip_input.shape[0]))
        return images * ~concepts[:, None, None, None], concepts


def write_tiny_decoder(source, folder):
    """`vae_decoder_tiny`: scaled latents [n, 4, h, w], as the UNet has them, to [n, 3, 8h, 8w]."""
    vae = AutoencoderTiny.from_pretrained(source).eval()
    size = {0: "batch_size", 2: "height", 3: "width"}
    _write(
        _Decode(vae),
        (torch.randn(1, vae.config.latent_channels, 8, 8),),
        folder / "vae_decoder_tiny",
        {"latent_sample": size},
        {"sample": size},
        {"scaling_factor": vae.config.scaling_factor},
    )


def write_safety_checker(source, folder):
    """`safety_checker`, with the interface of diffusers' own export: `clip_input [n, 3, 224, 224]`
    and `images [n, h, w, 3]` to `out_images`, black where `has_nsfw_concepts [n]` says so."""
    checker = StableDiffusionSafetyChecker.from_pretrained(source / "safety_checker").eval()
    side = checker.config.vision_config.image_size
    pictures = {0: "batch_size", 1: "height", 2: "width"}
    _write(
        _Check(checker),
        (torch.randn(2, 3, side, side), torch.rand(2, 64, 64, 3)),
        folder / "safety_checker",
        {"clip_input": {0: "batch_size"}, "images": pictures},
        {"out_images": pictures, "has_nsfw_concepts": {0: "batch_size"}},
        {"image_size": side},
    )


def _write(model, example, folder, inputs, outputs, configuration):
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(configuration, indent=2) + "\n")
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            example,
            folder / "model.onnx",
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={**inputs, **outputs},
            opset_version=OPSET,
            dynamo=False,
        )
