"""Encodes rendered shards once, so that training the UNet never touches pixels.

    python latents.py --work DIR [--vae FOLDER]

Takes the autoencoder of DIR/vae (diffusers), or an exported one: FOLDER holds vae_encoder/model.onnx and
vae_decoder/model.onnx, whose latents times 0.18215 have deviation 1. Writes DIR/latents/<shard>.npz:
target and masked (float16 [n, 4, S/8, S/8], scaled) and masks (uint8 [n, S/8, S/8]).
"""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from diffusers import AutoencoderKL

SCALING = 0.18215


class Autoencoder:
    """Pictures uint8 [n, S, S, 3] to scaled latents float32 [n, 4, S/8, S/8] and back."""

    def __init__(self, work: Path, exported: Path | None = None, threads: int = 1):
        self.exported = exported or _noted(work)
        if self.exported:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            open_network = lambda name: onnxruntime.InferenceSession(self.exported / name / "model.onnx", options)  # noqa: E731
            self._encoder, self._decoder = open_network("vae_encoder"), open_network("vae_decoder")
            return
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self._vae = AutoencoderKL.from_pretrained(work / "vae").to(self._device).eval()

    @torch.no_grad()
    def encode(self, pictures: np.ndarray) -> np.ndarray:
        pixels = np.ascontiguousarray(pictures.transpose(0, 3, 1, 2), dtype=np.float32) / 127.5 - 1
        if self.exported:
            return self._encoder.run(None, {"sample": pixels})[0][:, :4] * SCALING
        moments = self._vae.encode(torch.from_numpy(pixels).to(self._device)).latent_dist
        return (moments.mean * SCALING).float().cpu().numpy()

    @torch.no_grad()
    def decode(self, latents: np.ndarray) -> np.ndarray:
        scaled = np.asarray(latents, np.float32) / SCALING
        if self.exported:
            pixels = self._decoder.run(None, {"latent_sample": scaled})[0]
        else:
            pixels = self._vae.decode(torch.from_numpy(scaled).to(self._device)).sample.float().cpu().numpy()
        return np.round((pixels.clip(-1, 1) + 1) * 127.5).astype(np.uint8).transpose(0, 2, 3, 1)


def _noted(work: Path) -> Path | None:
    note = work / "vae-exported"
    return note.resolve() if note.exists() else None


def encode_shard(autoencoder: Autoencoder, shard: Path, target: Path) -> None:
    pictures = np.load(shard / "pictures.npy", mmap_mode="r")
    masked = np.load(shard / "masked.npy", mmap_mode="r")
    batch = max(1, 64 * 128 * 128 // pictures.shape[1] ** 2)

    def encode(rows: np.ndarray) -> np.ndarray:
        parts = [autoencoder.encode(rows[i : i + batch]) for i in range(0, len(rows), batch)]
        return np.concatenate(parts).astype(np.float16)

    partial = target.with_suffix(".partial.npz")
    np.savez(partial, target=encode(pictures), masked=encode(masked), masks=np.load(shard / "masks.npy"))
    partial.rename(target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--vae", type=Path, help="an exported autoencoder to keep, instead of DIR/vae")
    parser.add_argument("--part", default="0/1", help="of several such commands side by side: which, of how many")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if arguments.vae:
        note = arguments.work / "vae-exported"
        note.unlink(missing_ok=True)
        note.symlink_to(arguments.vae.resolve())
    (arguments.work / "latents").mkdir(exist_ok=True)
    autoencoder = Autoencoder(arguments.work)
    part, parts = map(int, arguments.part.split("/"))
    shards = [s for s in sorted((arguments.work / "scenes").iterdir()) if not s.name.endswith(".partial")]
    for shard in shards[part::parts]:
        target = arguments.work / "latents" / f"{shard.name}.npz"
        if not target.exists():
            encode_shard(autoencoder, shard, target)
            print(f"encoded {shard.name}", flush=True)


if __name__ == "__main__":
    main()
