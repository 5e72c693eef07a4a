"""Makes a Stable Diffusion inpainting checkpoint of random weights, small enough for a test.

    python tiny_checkpoint.py sd-1.5|sd-2|lcm FOLDER

The topology is the real one: a UNet of 9 input channels with three levels of cross-attention and one
without, a VAE of four levels, a CLIP text encoder of 77 positions, in the folder layout of diffusers.
Only the widths are tiny. "sd-1.5" predicts noise and pads prompts with the end token; "sd-2" predicts
velocity, projects linearly, has a number of heads for each level and pads with "!", token 0. "lcm"
is "sd-1.5" as guided distillation leaves it: its UNet is told the guidance scale.
The weights follow from a seed, so the same versions (requirements.txt) make the same checkpoint.
"""

import argparse
import json
from pathlib import Path

import torch
from diffusers import AutoencoderKL, StableDiffusionInpaintPipeline, UNet2DConditionModel
from diffusers import DDIMScheduler, LCMScheduler, PNDMScheduler
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

FAMILIES = ("sd-1.5", "sd-2", "lcm")
WIDTH = 32
TOKENS = 77
MERGES = ["t h", "th e</w>", "o n</w>", "i n", "in g</w>", "b e", "be a", "c h</w>", "bea ch</w>"]


def tokenizer(family, folder):
    """CLIP's byte-pair encoding with a vocabulary of all bytes and a few merges."""
    printable = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [chr(0x100 + i) for i in range(256 - len(printable))]
    letters = [chr(code) for code in printable] + others
    words = letters + [letter + "</w>" for letter in letters]
    words += [merge.replace(" ", "") for merge in MERGES]
    words += ["<|startoftext|>", "<|endoftext|>"]
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = {word: i for i, word in enumerate(words)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), "utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(MERGES) + "\n", "utf-8")
    return CLIPTokenizer(
        str(folder / "vocab.json"),
        str(folder / "merges.txt"),
        pad_token="!" if family == "sd-2" else "<|endoftext|>",
        model_max_length=TOKENS,
    )


def text_encoder(family, words):
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=words,
            hidden_size=WIDTH,
            intermediate_size=2 * WIDTH,
            projection_dim=WIDTH,
            num_hidden_layers=2,
            num_attention_heads=4,
            max_position_embeddings=TOKENS,
            hidden_act="gelu" if family == "sd-2" else "quick_gelu",
            bos_token_id=words - 2,
            eos_token_id=words - 1,
            pad_token_id=0 if family == "sd-2" else words - 1,
        )
    )


def unet(family):
    return UNet2DConditionModel(
        sample_size=8,
        in_channels=9,
        out_channels=4,
        block_out_channels=(8, 16, 16, 16),
        layers_per_block=2,
        norm_num_groups=4,
        cross_attention_dim=WIDTH,
        attention_head_dim=[1, 2, 4, 4] if family == "sd-2" else 2,
        use_linear_projection=family == "sd-2",
        time_cond_proj_dim=WIDTH if family == "lcm" else None,
    )


def vae():
    return AutoencoderKL(
        block_out_channels=(8, 8, 16, 16),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1,
        norm_num_groups=4,
        latent_channels=4,
        sample_size=64,
    )


def scheduler(family):
    """As the checkpoints of that family say it, what they leave out left out."""
    noise = {
        "num_train_timesteps": 1000,
        "beta_start": 0.00085,
        "beta_end": 0.012,
        "beta_schedule": "scaled_linear",
        "set_alpha_to_one": False,
        "steps_offset": 1,
        "clip_sample": False,
    }
    if family == "sd-1.5":
        return PNDMScheduler, {"_class_name": "PNDMScheduler", "skip_prk_steps": True, **noise}
    if family == "lcm":
        return LCMScheduler, {"_class_name": "LCMScheduler", **noise}
    return DDIMScheduler, {
        "_class_name": "DDIMScheduler",
        "prediction_type": "v_prediction",
        **noise,
    }


def liven(model, seed):
    """Draws all weights anew, so that norms, biases, prompt and timestep all tell in the output."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            draw = torch.randn(weights.shape, generator=generator)
            if weights.dim() == 1:
                gain = "norm" in name and name.endswith("weight")
                weights.copy_((1 if gain else 0) + 0.1 * draw)
            elif "embedding" in name and "time" not in name:
                weights.copy_(0.5 * draw)
            else:
                weights.copy_(draw / weights[0].numel() ** 0.5)
    return model.eval()


def write(family, folder):
    """Writes the checkpoint and returns the pipeline that diffusers reads from it."""
    words = tokenizer(family, folder / "tokenizer")
    kind, config = scheduler(family)
    seed = FAMILIES.index(family)
    StableDiffusionInpaintPipeline(
        vae=liven(vae(), 10 + seed),
        text_encoder=liven(text_encoder(family, len(words)), 20 + seed),
        tokenizer=words,
        unet=liven(unet(family), 30 + seed),
        scheduler=kind.from_config(config),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    ).save_pretrained(folder)
    (folder / "scheduler" / "scheduler_config.json").write_text(json.dumps(config, indent=2) + "\n")
    return StableDiffusionInpaintPipeline.from_pretrained(folder, safety_checker=None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("family", choices=FAMILIES)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    write(arguments.family, arguments.folder)


if __name__ == "__main__":
    main()
