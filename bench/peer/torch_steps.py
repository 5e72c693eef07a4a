"""Times the steps of diffusers' StableDiffusionInpaintPipeline: torch, float32, on the CPU.

    python torch_steps.py CHECKPOINT WIDTH HEIGHT STEPS THREADS REPETITIONS

Prints one line for each step but the first of each painting, which warms up: milliseconds.
"""

import sys
import time

import numpy as np
import torch
from diffusers import DDIMScheduler, StableDiffusionInpaintPipeline
from PIL import Image


def main():
    checkpoint, *numbers = sys.argv[1:]
    width, height, steps, threads, repetitions = map(int, numbers)
    torch.set_num_threads(threads)
    pipeline = StableDiffusionInpaintPipeline.from_pretrained(checkpoint, safety_checker=None)
    pipeline.scheduler = DDIMScheduler.from_config(pipeline.scheduler.config)
    pipeline.set_progress_bar_config(disable=True)
    for _ in range(repetitions):
        ends = []
        pipeline(
            prompt="a glass bottle on the beach",
            image=Image.new("RGB", (width, height), "white"),
            mask_image=Image.fromarray(np.tri(height, width, dtype=np.uint8) * 255),
            width=width,
            height=height,
            num_inference_steps=steps,
            guidance_scale=7.5,
            generator=torch.Generator().manual_seed(0),
            output_type="latent",
            callback_on_step_end=lambda *step: ends.append(time.perf_counter()) or {},
        )
        for begin, end in zip(ends, ends[1:]):
            print(f"{(end - begin) * 1e3:.2f}", flush=True)


if __name__ == "__main__":
    main()
