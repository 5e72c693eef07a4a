"""Turns a diffusers inpainting checkpoint into a model folder of Backdrop.

    python export.py CHECKPOINT MODEL [--gpu] [--tiny-vae FOLDER] [--safety-checker]
                     [--name TEXT] [--license TEXT]

CHECKPOINT is a folder as diffusers' save_pretrained or a clone of a model repository leaves it.
MODEL must not exist; it appears when everything in it is written and has been checked:

    backdrop.json model_index.json scheduler/ tokenizer/
    cpu-fp32/{text_encoder,unet,vae_encoder,vae_decoder}/{model.onnx,config.json}
    gpu-fp16/...        with --gpu: half precision and fused operators, for CUDA only

The UNet of cpu-fp32 has attention in one operator of ONNX Runtime (attention.py), which leaves it
all its precision and takes less time and memory. Each network of cpu-fp32 is run beside the original, at a size and with a batch of its own, and has
to agree. The networks of gpu-fp16 cannot be run without a GPU: `./backdrop models import` tries
them where there is one.
"""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

from checkpoint import Checkpoint, Refusal

CPU, GPU = "cpu-fp32", "gpu-fp16"


def main():
    arguments = parse()
    try:
        checkpoint = Checkpoint(arguments.checkpoint)
        refuse_unwritable(arguments, checkpoint)
        export(checkpoint, arguments)
    except Refusal as refusal:
        sys.exit(f"export: {refusal}")


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path, metavar="CHECKPOINT")
    parser.add_argument("model", type=Path, metavar="MODEL")
    parser.add_argument("--gpu", action="store_true", help="also write gpu-fp16")
    parser.add_argument("--tiny-vae", type=Path, metavar="FOLDER", help="an AutoencoderTiny for previews")
    parser.add_argument("--safety-checker", action="store_true", help="the checkpoint's own, 1.2 GB")
    parser.add_argument("--name", help="default: the name of the checkpoint's folder")
    parser.add_argument("--license", help="default: what the model card says")
    return parser.parse_args()


def refuse_unwritable(arguments, checkpoint):
    if arguments.model.exists():
        raise Refusal(f"{arguments.model} exists already.")
    if not arguments.model.absolute().parent.is_dir():
        raise Refusal(f"There is no folder {arguments.model.absolute().parent} to write to.")
    if arguments.tiny_vae and not (arguments.tiny_vae / "config.json").is_file():
        raise Refusal(f"The tiny VAE {arguments.tiny_vae} lacks config.json.")
    for part in ("safety_checker", "feature_extractor") if arguments.safety_checker else ():
        if not (checkpoint.folder / part).is_dir():
            raise Refusal(f"The checkpoint {checkpoint.folder} has no {part}/.")


def refuse_full_disk(arguments, parameters):
    """The largest network lies there twice while its weights move into one file."""
    single = 4 * (sum(parameters.values()) + max(parameters.values()))
    needed = single + (2 * sum(parameters.values()) if arguments.gpu else 0)
    free = shutil.disk_usage(arguments.model.absolute().parent).free
    if free < needed:
        raise Refusal(
            f"Not enough space beside {arguments.model}: {needed / 1e9:.1f} GB are needed, "
            f"{free / 1e9:.1f} GB are free."
        )


def export(checkpoint, arguments):
    # Imported late: they take seconds, and a refusal should not.
    os.environ.setdefault("TQDM_DISABLE", "1")
    import networks
    from attention import fuse_attention
    from comparison import compare
    from extras import write_safety_checker, write_tiny_decoder

    pipeline = networks.load(checkpoint.folder)
    refuse_full_disk(arguments, networks.parameters(pipeline))
    partial = arguments.model.absolute().with_name(arguments.model.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        networks.write_networks(pipeline, partial / CPU, say)
        if arguments.gpu:
            write_gpu_networks(checkpoint, partial)
        say(f"fused {fuse_attention(partial / CPU / 'unet' / 'model.onnx')} attentions of {CPU}")
        for name, difference in compare(pipeline, partial / CPU):
            say(f"{name} differs from torch by {difference:.1e}")
            if not difference < 1e-3:
                raise Refusal(f"The exported {name} differs from the original by {difference:.1e}.")
        if arguments.tiny_vae:
            write_tiny_decoder(arguments.tiny_vae, partial / CPU)
        if arguments.safety_checker:
            write_safety_checker(checkpoint.folder, partial / CPU)
            shutil.copytree(checkpoint.folder / "feature_extractor", partial / "feature_extractor")
        write_common(checkpoint, partial, arguments)
        partial.rename(arguments.model)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    size = sum(file.stat().st_size for file in arguments.model.rglob("*") if file.is_file())
    say(f"{arguments.model} is ready, {size / 1e6:.0f} MB")


def write_gpu_networks(checkpoint, partial):
    from fusion import KINDS, fuse

    precise_attention = bool(checkpoint.unet.get("upcast_attention"))
    for name in KINDS:
        fused = fuse(partial / CPU / name, partial / GPU / name, precise_attention)
        say(f"fused {name}: " + ", ".join(f"{count} {kind}" for kind, count in fused.items()))


def write_common(checkpoint, partial, arguments):
    from networks import COPIED

    for part in COPIED:
        shutil.copytree(checkpoint.folder / part, partial / part)
    shutil.copy(checkpoint.folder / "model_index.json", partial)
    description = checkpoint.description(arguments.name, arguments.license)
    if "license" not in description:
        say("the model card names no licence: look it up and add it to backdrop.json")
    (partial / "backdrop.json").write_text(json.dumps(description, indent=2) + "\n")


def say(text):
    print(text, flush=True)


if __name__ == "__main__":
    main()
