"""The autoencoder: diffusers' AutoencoderKL, small, 8 pixels to a latent, 4 channels.

    python vae.py --work DIR --minutes 15 [--images GLOB]

Trains on 64x64 and later 128x128 crops of rendered scenes; resumes from DIR/vae.pt; `--finish`
normalises the latents and writes DIR/vae/ for diffusers.

Two things beyond the usual reconstruction make the latents easy to learn for a small UNet:
the picture that half as large latents decode to has to be the half as large picture (scale
equivariance, after Kouzelis et al. 2025, "EQ-VAE"), and the decoder lives with a little noise. So
latents are smooth where the picture is smooth, and look alike at every resolution.
"""

import argparse
import glob
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from diffusers import AutoencoderKL

from replicas import Replica, launch

NOISE = 0.06
"""Standard deviation of the noise that the decoder lives with, where latents have 1."""
SCALING = 0.18215
RATE = 1.5e-3


def build() -> AutoencoderKL:
    """1.6 million weights; the variance it predicts is a constant, which a UNet cannot stumble over."""
    vae = AutoencoderKL(
        block_out_channels=(16, 32, 64, 96),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1,
        norm_num_groups=8,
        latent_channels=4,
        mid_block_add_attention=False,
        sample_size=256,
        scaling_factor=SCALING,
        force_upcast=False,
    )
    with torch.no_grad():
        vae.quant_conv.weight[4:] = 0
        vae.quant_conv.bias[4:] = 2 * math.log(NOISE)
    return vae


def means(vae: AutoencoderKL, pictures: torch.Tensor) -> torch.Tensor:
    """Pictures [n, 3, H, W] in -1..1 to the means of their latents [n, 4, H/8, W/8]."""
    return vae.encode(pictures).latent_dist.mean


class Crops:
    """Random square crops [n, 3, side, side] in -1..1 of picture files (uint8 [n, S, S, 3], .npy)."""

    def __init__(self, pattern: str, seed: int, held_out: int = 40):
        files = sorted(glob.glob(pattern))
        if not files:
            raise SystemExit(f"vae: no pictures at {pattern}; run render.py first.")
        self.pictures = [np.load(file, mmap_mode="r") for file in files]
        self.weights = np.array([len(p) for p in self.pictures], float)
        self.weights /= self.weights.sum()
        self.random = np.random.default_rng(seed)
        self.held_out = held_out

    def draw(self, count: int, side: int, unseen: bool = False) -> torch.Tensor:
        crops = []
        for _ in range(count):
            pictures = self.pictures[self.random.choice(len(self.pictures), p=self.weights)]
            train = len(pictures) - min(self.held_out, len(pictures) // 10)
            row = self.random.integers(train, len(pictures)) if unseen else self.random.integers(train)
            size = pictures.shape[1]
            cut = min(side, size)
            y, x = self.random.integers(0, size - cut + 1, 2)
            crop = pictures[row, y : y + cut, x : x + cut].astype(np.float32) / 127.5 - 1
            if not unseen:
                crop = self._vary(crop)
            crops.append(crop)
        return torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).contiguous()

    def _vary(self, crop: np.ndarray) -> np.ndarray:
        """Mirror, turn, dim or tint; cut a hole of mid grey into some, as masked pictures have."""
        random = self.random
        if random.random() < 0.5:
            crop = crop[:, ::-1]
        if random.random() < 0.2:
            crop = crop.transpose(1, 0, 2)
        if random.random() < 0.25:
            gain = random.uniform(0.4, 1.1, 3 if random.random() < 0.5 else 1).astype(np.float32)
            crop = np.clip((crop + 1) * gain - 1, -1, 1)
        if random.random() < 0.3:
            y, x = np.mgrid[: crop.shape[0], : crop.shape[1]].astype(np.float32) / crop.shape[0] - 0.5
            angle, offset = random.uniform(0, 2 * np.pi), random.uniform(-0.4, 0.4)
            bend = random.uniform(-2, 2)
            hole = np.cos(angle) * x + np.sin(angle) * y + bend * (x * x + y * y) > offset
            crop = np.where(hole[..., None], np.float32(0), crop)
        return crop


def loss_of(vae: AutoencoderKL, crops: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The training loss of these crops, and the mean absolute error beside it."""
    latents = means(vae, crops)
    noisy = latents + torch.randn_like(latents) * NOISE
    decoded = vae.decode(noisy).sample.float()
    absolute = (decoded - crops).abs().mean()
    coarse = sum((F.avg_pool2d(decoded, k) - F.avg_pool2d(crops, k)).abs().mean() for k in (4, 8))
    square = (decoded - crops).square().mean()
    loss = absolute + 0.5 * coarse + 0.7 * _edges(decoded, crops) + 0.5 * square
    half = vae.decode(F.avg_pool2d(latents, 2)).sample.float()
    loss = loss + 0.25 * (half - F.avg_pool2d(crops, 2)).abs().mean()
    # Holds the scale of the latents, which the noise is measured against, near 1.
    spread = latents.float().std((0, 2, 3))
    return loss + 0.02 * (spread - 1).square().mean() + 0.002 * latents.float().mean(
        (0, 2, 3)
    ).square().mean(), absolute


def _edges(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    difference = a - b
    return difference.diff(dim=2).abs().mean() + difference.diff(dim=3).abs().mean()


def train(replica: Replica, work: Path, pattern: str, minutes: float, batch: int) -> None:
    torch.manual_seed(1)
    vae = build().to(replica.device)
    parameters = list(vae.parameters())
    optimizer = torch.optim.AdamW(parameters, RATE, betas=(0.9, 0.98), weight_decay=0.0)
    average = {name: value.clone() for name, value in vae.state_dict().items()}
    steps = 0
    saved = work / "vae.pt"
    if saved.exists():
        state = torch.load(saved, map_location=replica.device)
        vae.load_state_dict(state["vae"])
        optimizer.load_state_dict(state["optimizer"])
        average, steps = state["average"], state["steps"]
    torch.manual_seed(10_000 + steps * 8 + replica.rank)
    crops = Crops(pattern, seed=steps * 8 + replica.rank)
    unseen = Crops(pattern, seed=5).draw(48, 128, unseen=True).to(replica.device)
    began = last = time.time()
    first = steps
    while True:
        part = (time.time() - began) / (60 * minutes)
        fine = part > 0.75
        drawn = crops.draw(batch // 3 if fine else batch, 128 if fine else 64).to(replica.device)
        with torch.autocast(replica.device.type, torch.bfloat16):
            loss, absolute = loss_of(vae, drawn)
        optimizer.zero_grad()
        loss.backward()
        part, mean_loss, error = replica.average(parameters, [part, loss.item(), absolute.item()])
        if part >= 1:
            break
        rate = RATE * min(1.0, (steps - first + 1) / 50) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * part)))
        for group in optimizer.param_groups:
            group["lr"] = rate
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        steps += 1
        decay = min(0.998, (1 + steps) / (10 + steps))
        with torch.no_grad():
            for name, value in vae.state_dict().items():
                average[name].lerp_(value, 1 - decay)
        if replica.leads and steps % 100 == 0:
            pace = (steps - first) * batch * replica.world / (time.time() - began)
            print(f"vae step {steps} loss {mean_loss:.4f} error {error:.4f} {pace:.0f} crops/s", flush=True)
        if replica.leads and time.time() - last > 120:
            last = time.time()
            save(saved, vae, optimizer, average, steps)
            print(f"vae step {steps} {psnr(average, unseen):.2f} dB unseen", flush=True)
    if replica.leads:
        save(saved, vae, optimizer, average, steps)
        print(f"vae step {steps} {psnr(average, unseen):.2f} dB unseen, done", flush=True)


def save(path: Path, vae, optimizer, average, steps) -> None:
    partial = path.with_suffix(".partial")
    state = {"vae": vae.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "steps": steps}
    torch.save(state, partial)
    partial.replace(path)


@torch.no_grad()
def psnr(weights: dict, pictures: torch.Tensor) -> float:
    """Mean peak signal-to-noise ratio of decoded pictures in decibels."""
    vae = build().to(pictures.device)
    vae.load_state_dict(weights)
    decoded = vae.decode(means(vae, pictures)).sample.clamp(-1, 1)
    error = (decoded - pictures).square().mean((1, 2, 3)).clamp_min(1e-6)
    return float((10 * torch.log10(4 / error)).mean())


@torch.no_grad()
def finish(work: Path, pattern: str) -> None:
    """Bakes mean and deviation of each latent channel into the 1x1 convolutions and writes DIR/vae/.

    Afterwards latents times `scaling_factor` have mean 0 and deviation 1, channel by channel.
    """
    vae = build()
    vae.load_state_dict(torch.load(work / "vae.pt", map_location="cpu")["average"])
    crops = Crops(pattern, seed=3)
    latents = torch.cat([means(vae, crops.draw(16, 128, unseen=True)) for _ in range(8)])
    mean, deviation = latents.mean((0, 2, 3)), latents.std((0, 2, 3))
    gain = 1 / (SCALING * deviation)
    encode, decode = vae.quant_conv, vae.post_quant_conv
    encode.weight[:4] *= gain[:, None, None, None]
    encode.bias[:4] = (encode.bias[:4] - mean) * gain
    encode.bias[4:] += 2 * torch.log(gain)
    decode.bias += decode.weight[:, :, 0, 0] @ mean
    decode.weight /= gain[None, :, None, None]
    vae.save_pretrained(work / "vae")
    check = torch.cat([means(vae, crops.draw(16, 128, unseen=True)) for _ in range(4)]) * SCALING
    print("latents", check.mean((0, 2, 3)).tolist(), check.std((0, 2, 3)).tolist())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--images", help="default: DIR/scenes/*/pictures.npy")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--batch", type=int, default=24, help="crops a step and process")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--finish", action="store_true", help="only write DIR/vae/ for diffusers")
    arguments = parser.parse_args()
    pattern = arguments.images or str(arguments.work / "scenes" / "*" / "pictures.npy")
    if arguments.finish:
        return finish(arguments.work, pattern)
    count = sum(p.numel() for p in build().parameters())
    launch(
        lambda replica: train(replica, arguments.work, pattern, arguments.minutes, arguments.batch),
        arguments.processes,
        count,
    )


if __name__ == "__main__":
    main()
