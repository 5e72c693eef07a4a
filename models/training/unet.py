"""Trains the UNet: diffusers' UNet2DConditionModel, small, 9 channels in, 4 out.

    python unet.py --work DIR --size 128 --minutes 60 [--cool 0.2]

Picks up DIR/unet.pt and goes on; a later stage is the same command with a larger --size. `--cool`
lets the rate fall to nothing over the last part of this run, which is what the last stage wants.
The text encoder stays as text.py left it. The pooled text goes into the time embedding
(addition_embed_type "text" of diffusers), beside cross-attention: text steers many times sooner.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from diffusers import UNet2DConditionModel

import text
from captions import caption, unwanted
from noise import draw_timesteps, signal
from replicas import Replica, launch
from scenes.scene import Scene
from tokenizer import Encoder

CHANNELS = (48, 96, 160, 192)
RATE = 1e-3
EMPTY, UNWANTED = 0.06, 0.06
"""Shares of examples without text, and with a list of unwanted things in its place, as negative prompts have."""


def build() -> UNet2DConditionModel:
    unet = UNet2DConditionModel(
        sample_size=32,
        in_channels=9,
        out_channels=4,
        block_out_channels=CHANNELS,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        layers_per_block=1,
        cross_attention_dim=text.WIDTH,
        # In this class the number of heads, by an old mistake in its name.
        attention_head_dim=tuple(max(1, channels // 32) for channels in CHANNELS),
        norm_num_groups=16,
        resnet_time_scale_shift="scale_shift",
        addition_embed_type="text",
        addition_embed_type_num_heads=4,
    )
    with torch.no_grad():
        # Every residual branch begins at zero: the first steps then learn and do not unlearn.
        unet.conv_out.weight.zero_()
        for name, parameter in unet.named_parameters():
            if name.endswith(("conv2.weight", "proj_out.weight")):
                parameter.zero_()
    return unet


class Examples:
    """Encoded shards of one size, with the scenes that their captions are made of anew each time."""

    def __init__(self, work: Path, size: int, encode: Encoder, seed: int):
        files = sorted((work / "latents").glob(f"{size}-*.npz"))
        files = [file for file in files if ".partial" not in file.name and int(file.stem.split("-")[1]) < 1_000_000]
        if not files:
            raise SystemExit(f"unet: no latents of {size} pixels; run render.py and latents.py first.")
        loaded = [np.load(file) for file in files]
        self.target, self.masked, self.masks = (
            np.concatenate([part[k] for part in loaded]) for k in ("target", "masked", "masks")
        )
        self.scenes = [
            Scene(**s) for file in files for s in json.loads((work / "scenes" / file.stem / "scenes.json").read_text())
        ]
        self.random = np.random.default_rng(seed)
        self.encode = encode

    def __len__(self) -> int:
        return len(self.target)

    def draw(self, count: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Targets [n, 4, h, w], masked pictures [n, 4, h, w], masks [n, 1, h, w], token ids [n, length]."""
        rows = self.random.integers(0, len(self), count)
        ids = self.encode([self._text(self.scenes[row]) for row in rows])
        planes = (
            torch.from_numpy(part[rows].astype(np.float32)) for part in (self.target, self.masked, self.masks[:, None])
        )
        return (*planes, torch.from_numpy(ids))

    def _text(self, scene: Scene) -> str:
        dice = self.random.random()
        if dice < EMPTY:
            return ""
        return unwanted(self.random) if dice < EMPTY + UNWANTED else caption(scene, self.random)[0]


def loss_of(unet, states: torch.Tensor, target, masked, mask, timesteps, roots: torch.Tensor) -> torch.Tensor:
    """Squared error of v, mostly where the mask paints."""
    noise = torch.randn_like(target)
    keep = roots[timesteps][:, None, None, None]
    lose = (1 - keep * keep).sqrt()
    noisy = keep * target + lose * noise
    velocity = keep * noise - lose * target
    with torch.autocast(target.device.type, torch.bfloat16):
        predicted = unet(torch.cat([noisy, mask, masked], 1), timesteps, states).sample
    weight = 0.2 + 0.8 * mask
    return ((predicted.float() - velocity).square() * weight).sum() / (4 * weight.sum())


def train(replica: Replica, work: Path, size: int, minutes: float, batch: int, rate: float, cool: float) -> None:
    device = replica.device
    torch.manual_seed(1)
    unet = build().to(device)
    encoder = text.restore(work).to(device)
    parameters = list(unet.parameters())
    optimizer = torch.optim.AdamW(parameters, rate, betas=(0.9, 0.99), weight_decay=1e-3, fused=True)
    average = [p.detach().clone() for p in parameters]
    steps, seen, diary = 0, 0, []
    saved = work / "unet.pt"
    if saved.exists():
        state = torch.load(saved, map_location=device)
        unet.load_state_dict(state["unet"])
        optimizer.load_state_dict(state["optimizer"])
        average = [tensor.to(device) for tensor in state["average"]]
        steps, seen, diary = state["steps"], state["seen"], state["diary"]
    torch.manual_seed(1000 + 8 * steps + replica.rank)
    examples = Examples(work, size, Encoder(work), 1000 + 8 * steps + replica.rank)
    roots = signal().to(device)
    began = last = time.time()
    first, recent = steps, []
    while True:
        part = (time.time() - began) / (60 * minutes)
        target, masked, mask, ids = (tensor.to(device) for tensor in examples.draw(batch))
        with torch.no_grad():
            states = encoder(ids).last_hidden_state
        loss = loss_of(unet, states, target, masked, mask, draw_timesteps(examples.random, batch).to(device), roots)
        optimizer.zero_grad()
        loss.backward()
        part, mean_loss = replica.average(parameters, [part, loss.item()])
        if part >= 1:
            break
        now = rate * min(1.0, (steps - first + 1) / 100) * (min(1.0, (1 - part) / cool) if cool else 1.0)
        for group in optimizer.param_groups:
            group["lr"] = now
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        steps += 1
        seen += batch * replica.world
        recent.append(mean_loss)
        decay = min(0.998, (1 + steps) / (10 + steps))
        with torch.no_grad():
            torch._foreach_lerp_(average, parameters, 1 - decay)
        if replica.leads and steps % 50 == 0:
            pace = (steps - first) * batch * replica.world / (time.time() - began)
            print(
                f"unet {size} step {steps} seen {seen} loss {np.mean(recent[-50:]):.4f} {pace:.1f} samples/s",
                flush=True,
            )
        if replica.leads and time.time() - last > 150:
            last = time.time()
            save(saved, unet, optimizer, average, steps, seen, diary)
    if replica.leads:
        minutes_run = round((time.time() - began) / 60, 1)
        diary.append(
            {"size": size, "steps": steps, "seen": seen, "minutes": minutes_run, "loss": float(np.mean(recent[-200:]))}
        )
        save(saved, unet, optimizer, average, steps, seen, diary)
        print("done", diary[-1], flush=True)


def save(path: Path, unet, optimizer, average, steps, seen, diary) -> None:
    partial = path.with_suffix(".partial")
    torch.save(
        {
            "unet": unet.state_dict(),
            "optimizer": optimizer.state_dict(),
            "average": average,
            "steps": steps,
            "seen": seen,
            "diary": diary,
        },
        partial,
    )
    partial.replace(path)


def restore(work: Path) -> UNet2DConditionModel:
    """The averaged weights, ready to paint."""
    unet = build()
    state = torch.load(work / "unet.pt", map_location="cpu")
    with torch.no_grad():
        for parameter, value in zip(unet.parameters(), state["average"], strict=True):
            parameter.copy_(value)
    return unet.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--size", type=int, default=128)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch", type=int, default=16, help="examples a step and process")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--cool", type=float, default=0.0, help="part of this run over which the rate falls to nothing")
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    count = sum(p.numel() for p in build().parameters())
    print(f"unet: {count / 1e6:.1f} million weights", flush=True)
    launch(
        lambda replica: train(
            replica, arguments.work, arguments.size, arguments.minutes, arguments.batch, arguments.rate, arguments.cool
        ),
        arguments.processes,
        count,
    )


if __name__ == "__main__":
    main()
