"""Turns what was trained into a diffusers checkpoint, and that into a model folder, by models/tools/export.py.

    python export.py --work DIR --out FOLDER

The checkpoint stays in DIR/checkpoint. In FOLDER weights are stored in half precision and computed in
single: each has a Cast behind it, which ONNX Runtime folds when it opens the file. An autoencoder
that was kept from an exported model (latents.py --vae) is taken over as it is.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionInpaintPipeline
from onnx import TensorProto, helper, numpy_helper

import text
import unet
import vae
from noise import SCHEDULER
from tokenizer import load

TOOLS = Path(__file__).resolve().parent.parent / "tools"
SMALL = 256
"""Weights of at most so many numbers stay in single precision."""


def write_checkpoint(work: Path) -> Path:
    kept = (work / "vae-exported").exists()
    pipeline = StableDiffusionInpaintPipeline(
        vae=vae.build() if kept else AutoencoderKL.from_pretrained(work / "vae"),
        text_encoder=text.restore(work),
        tokenizer=load(work),
        unet=unet.restore(work),
        scheduler=DDIMScheduler.from_config(SCHEDULER),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    folder = work / "checkpoint"
    shutil.rmtree(folder, ignore_errors=True)
    pipeline.save_pretrained(folder)
    (folder / "README.md").write_text("---\nlicense: apache-2.0\n---\n")
    return folder


def store_in_half_precision(path: Path) -> None:
    model = onnx.load(path)
    casts = []
    for weight in model.graph.initializer:
        if weight.data_type == TensorProto.FLOAT and np.prod(weight.dims) > SMALL:
            name = weight.name
            values = numpy_helper.to_array(weight).astype(np.float16)
            weight.CopyFrom(numpy_helper.from_array(values, name + "_half"))
            casts.append(helper.make_node("Cast", [name + "_half"], [name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        model.graph.node.insert(0, cast)
    onnx.save(model, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--native", type=int, default=256, help="the side that it paints best at")
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--guidance", type=float, default=2.0)
    parser.add_argument("--sampler", default="ddim")
    parser.add_argument(
        "--negative-words",
        choices=("general", "scene"),
        default="scene",
        help="what it understands in a negative prompt: any words, or those of its scenes only",
    )
    arguments = parser.parse_args()
    checkpoint = write_checkpoint(arguments.work)
    exported = arguments.work / "exported"
    shutil.rmtree(exported, ignore_errors=True)
    command = [
        sys.executable,
        TOOLS / "export.py",
        checkpoint,
        exported,
        "--name",
        "Backdrop starter",
        "--license",
        "Apache-2.0",
    ]
    subprocess.run([str(word) for word in command], check=True)
    out = arguments.out
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(exported / "cpu-fp32", out)
    for part in ("tokenizer", "scheduler"):
        shutil.copytree(exported / part, out / part)
    shutil.copy(exported / "model_index.json", out)
    kept = arguments.work / "vae-exported"
    for name in ("vae_encoder", "vae_decoder"):
        if kept.exists():
            shutil.rmtree(out / name)
            shutil.copytree(kept / name, out / name)
    for name in ("text_encoder", "unet") if kept.exists() else ("text_encoder", "unet", "vae_encoder", "vae_decoder"):
        store_in_half_precision(out / name / "model.onnx")
    levels = len(unet.CHANNELS)
    description = {
        "format": 1,
        "name": "Backdrop starter",
        "family": "backdrop-starter",
        "license": "Apache-2.0",
        "nativeSize": arguments.native,
        "sizeMultiple": 8 << (levels - 1),
        "sampler": arguments.sampler,
        "steps": arguments.steps,
        "guidanceScale": arguments.guidance,
        "negativeWords": arguments.negative_words,
    }
    (out / "backdrop.json").write_text(json.dumps(description, indent=2) + "\n")
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    print(f"{out}: {size / 1e6:.1f} MB. Seal it: ./backdrop models verify {out} --seal")


if __name__ == "__main__":
    main()
