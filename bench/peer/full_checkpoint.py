"""Makes a checkpoint of the full size of Stable Diffusion 1.5 inpainting, with random weights.

    python full_checkpoint.py FOLDER        # 4.3 GB

Every layer is as wide as in the real model (859.5 million weights in the UNet); only the tokenizer
has a small vocabulary. What it paints is noise, and takes as long as a picture.
"""

import argparse
import sys
from pathlib import Path

import torch
from diffusers import AutoencoderKL, PNDMScheduler, StableDiffusionInpaintPipeline
from diffusers import UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel

sys.path.append(str(Path(__file__).resolve().parents[2] / "models" / "tools"))
import tiny_checkpoint  # noqa: E402


def write(folder):
    torch.manual_seed(0)
    _, scheduler = tiny_checkpoint.scheduler("sd-1.5")
    StableDiffusionInpaintPipeline(
        unet=UNet2DConditionModel(sample_size=64, in_channels=9, cross_attention_dim=768),
        vae=AutoencoderKL(
            block_out_channels=(128, 256, 512, 512),
            down_block_types=("DownEncoderBlock2D",) * 4,
            up_block_types=("UpDecoderBlock2D",) * 4,
            layers_per_block=2,
            sample_size=512,
        ),
        text_encoder=CLIPTextModel(
            CLIPTextConfig(
                hidden_size=768,
                intermediate_size=3072,
                num_hidden_layers=12,
                num_attention_heads=12,
                projection_dim=768,
            )
        ),
        tokenizer=tiny_checkpoint.tokenizer("sd-1.5", folder / "tokenizer"),
        scheduler=PNDMScheduler.from_config(scheduler),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    ).save_pretrained(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    write(parser.parse_args().folder)


if __name__ == "__main__":
    main()
