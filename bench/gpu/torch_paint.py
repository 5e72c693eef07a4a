"""Times whole paintings of diffusers' StableDiffusionInpaintPipeline, from the request to the PNG.

    python torch_paint.py DEVICE CHECKPOINT SIDE ROUNDS IMAGES,... STEPS,...

DEVICE is cuda (float16, channels last) or cpu (float32). Prints one line for each number of images
and steps: both, and the median of the rounds in milliseconds.
"""

import io
import statistics
import sys
import time

import numpy as np
import torch
from diffusers import DDIMScheduler, StableDiffusionInpaintPipeline
from PIL import Image


def main():
    device, checkpoint, side, rounds, images, steps = sys.argv[1:]
    side, rounds = int(side), int(rounds)
    precision = torch.float16 if device == "cuda" else torch.float32
    pipeline = StableDiffusionInpaintPipeline.from_pretrained(checkpoint, safety_checker=None, torch_dtype=precision)
    pipeline = pipeline.to(device)
    pipeline.unet.to(memory_format=torch.channels_last)
    pipeline.scheduler = DDIMScheduler.from_config(pipeline.scheduler.config)
    pipeline.set_progress_bar_config(disable=True)

    def paint(count, number):
        begin = time.perf_counter()
        painted = pipeline(
            prompt="a glass bottle on the beach",
            image=Image.new("RGB", (side, side), "white"),
            mask_image=Image.fromarray(np.tri(side, side, dtype=np.uint8) * 255),
            width=side,
            height=side,
            num_inference_steps=number,
            guidance_scale=7.5,
            num_images_per_prompt=count,
            generator=[torch.Generator().manual_seed(i) for i in range(count)],
        ).images
        for picture in painted:
            picture.save(io.BytesIO(), "PNG")
        return (time.perf_counter() - begin) * 1e3

    for count in map(int, images.split(",")):
        paint(count, 2)
        for number in map(int, steps.split(",")):
            print(count, number, round(statistics.median(paint(count, number) for _ in range(rounds))), flush=True)


if __name__ == "__main__":
    main()
