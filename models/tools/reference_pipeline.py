"""Makes the reference of PipelineParityTest: what diffusers itself paints with tiny random models.

    python reference_pipeline.py            # rewrites diffusion/src/test/resources/.../parity
    python reference_pipeline.py FOLDER     # writes the same elsewhere

For each family of tiny_checkpoint.py the folder gets the ONNX export (networks.py; weights stored
in half precision, which is what diffusers computes with here too) and, for all families together,
cases.tsv (what was painted) and latents.npy (float32 [cases, 4, 8, 16], the final latents of
StableDiffusionInpaintPipeline on the CPU with torch's CPU generator, row by row as in cases.tsv).
"""

import argparse
import shutil
import tempfile
from itertools import product
from pathlib import Path

import numpy as np
import onnx
import torch
from diffusers import (
    DDIMScheduler,
    DEISMultistepScheduler,
    DPMSolverMultistepScheduler,
    EulerAncestralDiscreteScheduler,
    EulerDiscreteScheduler,
    HeunDiscreteScheduler,
    LCMScheduler,
    PNDMScheduler,
    StableDiffusionInpaintPipeline,
    UniPCMultistepScheduler,
)
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

import networks
import tiny_checkpoint

RESOURCES = "diffusion/src/test/resources/backdrop/diffusion/parity"
WIDTH, HEIGHT = 128, 64
PROMPT = "A glass bottle on the beach, morning light"
NEGATIVE = "blurry, 3 hands"
SAMPLERS = {
    "ddim": (DDIMScheduler, {}),
    # As a pipeline that is made with PNDM has it.
    "pndm": (PNDMScheduler, {"skip_prk_steps": True}),
    "euler": (EulerDiscreteScheduler, {}),
    "euler_a": (EulerAncestralDiscreteScheduler, {}),
    "dpmpp_2m": (DPMSolverMultistepScheduler, {}),
    "dpmpp_2m_karras": (DPMSolverMultistepScheduler, {"use_karras_sigmas": True}),
    "unipc": (UniPCMultistepScheduler, {}),
    "lcm": (LCMScheduler, {}),
    "heun": (HeunDiscreteScheduler, {}),
    "deis": (DEISMultistepScheduler, {}),
}


def cases(family):
    """Yields (sampler, steps, strength, guidance, eta)."""
    if family == "lcm":
        # Its UNet is told the guidance scale: what it does with it must not depend on the sampler.
        for sampler, strength, guidance in product(("lcm", "ddim"), (1.0, 0.7), (7.5, 1.0)):
            yield sampler, 6, strength, guidance, 0.0
        return
    for sampler, strength, guidance in product(SAMPLERS, (1.0, 0.7), (7.5, 1.0)):
        yield sampler, 6, strength, guidance, 0.0
    for strength, guidance in product((1.0, 0.7), (7.5, 1.0)):
        yield "ddim", 6, strength, guidance, 0.5
    for sampler in SAMPLERS:
        yield sampler, 20, 1.0, 7.5, 0.0


def picture():
    """Stripes in three directions, and a mask whose grey rises through 127 and 128 diagonally."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    rgb = np.stack([(5 * (c + 2) * x + 3 * (7 - c) * y) % 256 for c in range(3)], axis=-1)
    return Image.fromarray(rgb.astype(np.uint8)), Image.fromarray((x + 2 * y).astype(np.uint8))


def paint(pipeline, scheduler, seed, sampler, steps, strength, guidance, eta):
    """Final latents [4, h, w]; `scheduler` is the configuration that the checkpoint came with."""
    kind, options = SAMPLERS[sampler]
    pipeline.scheduler = kind.from_config(scheduler, **options)
    image, mask = picture()
    return pipeline(
        prompt=PROMPT,
        negative_prompt=NEGATIVE,
        image=image,
        mask_image=mask,
        width=WIDTH,
        height=HEIGHT,
        num_inference_steps=steps,
        strength=strength,
        guidance_scale=guidance,
        eta=eta,
        generator=torch.Generator().manual_seed(seed),
        output_type="latent",
    ).images[0].numpy()


def open_checkpoint(family, folder):
    """The pipeline with its weights rounded to half precision, and computing in float32."""
    tiny_checkpoint.write(family, folder)
    pipeline = StableDiffusionInpaintPipeline.from_pretrained(
        folder, safety_checker=None, torch_dtype=torch.float16
    ).to(torch.float32)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def shrink(path):
    """Stores weights in half precision and shortens names, which are most of a tiny network."""
    model = onnx.load(path)
    graph = model.graph
    public = {value.name for value in [*graph.input, *graph.output]}
    short = {}

    def name(old):
        return old if not old or old in public else short.setdefault(old, f"v{len(short)}")

    casts = []
    for weights in graph.initializer:
        weights.name = name(weights.name)
        values = numpy_helper.to_array(weights)
        if weights.data_type == TensorProto.FLOAT and values.size > 16:
            if not np.array_equal(values, values.astype(np.float16).astype(np.float32)):
                raise ValueError(f"{path}: {weights.name} is not exact in half precision")
            half = numpy_helper.from_array(values.astype(np.float16), weights.name + "h")
            casts.append(helper.make_node("Cast", [half.name], [weights.name], to=TensorProto.FLOAT))
            weights.CopyFrom(half)
    for node in graph.node:
        node.name = node.doc_string = ""
        node.input[:] = [name(old) for old in node.input]
        node.output[:] = [name(old) for old in node.output]
    nodes = [*casts, *graph.node]
    del graph.node[:], graph.value_info[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def write_model(pipeline, checkpoint, target):
    networks.write_networks(pipeline, target)
    for network in networks.NETWORKS:
        shrink(target / network / "model.onnx")
    for part in networks.COPIED:
        shutil.copytree(checkpoint / part, target / part, dirs_exist_ok=True)


def main():
    repository = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=repository / RESOURCES)
    target = parser.parse_args().folder
    rows, latents = ["model\tsampler\tsteps\tstrength\tguidance\teta\tseed"], []
    for family in tiny_checkpoint.FAMILIES:
        with tempfile.TemporaryDirectory() as checkpoint:
            pipeline = open_checkpoint(family, Path(checkpoint))
            scheduler = DDIMScheduler.load_config(checkpoint, subfolder="scheduler")
            for case in cases(family):
                seed = len(latents)
                latents.append(paint(pipeline, scheduler, seed, *case))
                rows.append("\t".join(map(str, [family, *case, seed])))
            write_model(pipeline, Path(checkpoint), target / family)
    (target / "cases.tsv").write_text("\n".join(rows) + "\n")
    np.save(target / "latents.npy", np.stack(latents))
    print(f"{len(latents)} cases; root mean square {np.sqrt(np.mean(np.square(latents))):.2f}")


if __name__ == "__main__":
    main()
