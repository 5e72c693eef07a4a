"""Writes what the schedulers of diffusers do, for the tests of backdrop.diffusion.schedule.

Each folder beside the table holds a scheduler_config.json as models have it. A pipeline is made with
it, the scheduler is swapped as users swap it, and a made-up network is asked all the way. The
numbers at the end of each way, and on it, go into one line of the table.

    python models/tools/reference_schedulers.py \
        diffusion/src/test/resources/backdrop/diffusion/schedule
"""

import argparse
import contextlib
import inspect
import json
import logging
import pathlib
import warnings

import diffusers
import torch

SAMPLERS = {
    "ddim": (diffusers.DDIMScheduler, {}),
    # As a pipeline that is made with PNDM has it; one that changes to PNDM later takes Runge-Kutta steps if its file is silent.
    "pndm": (diffusers.PNDMScheduler, {"skip_prk_steps": True}),
    "euler": (diffusers.EulerDiscreteScheduler, {}),
    "euler_a": (diffusers.EulerAncestralDiscreteScheduler, {}),
    "dpmpp_2m": (diffusers.DPMSolverMultistepScheduler, {}),
    "dpmpp_2m_karras": (diffusers.DPMSolverMultistepScheduler, {"use_karras_sigmas": True}),
    "unipc": (diffusers.UniPCMultistepScheduler, {}),
    "lcm": (diffusers.LCMScheduler, {}),
    "heun": (diffusers.HeunDiscreteScheduler, {}),
    "deis": (diffusers.DEISMultistepScheduler, {}),
}
STEPS = (1, 2, 5, 20)
STRENGTHS = (1.0, 0.6)
ETAS = {"ddim": (0.0, 0.5)}
# Cosine noise levels of Karras reach so far that float rounding decides over the numbers.
LEFT_OUT = {("cosine", "dpmpp_2m_karras")}
SHAPE = (1, 4, 2, 2)
SEED = 7


def pipeline(folder):
    """An inpainting pipeline of nothing but a scheduler, which it puts right as it sees fit."""
    name = json.loads((folder / "scheduler/scheduler_config.json").read_text())["_class_name"]
    scheduler = getattr(diffusers, name).from_pretrained(folder, subfolder="scheduler")
    return diffusers.StableDiffusionInpaintPipeline(
        vae=None,
        text_encoder=None,
        tokenizer=None,
        unet=None,
        scheduler=scheduler,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def network(latents, timestep):
    """Stands for a UNet: bounded, and different for each timestep."""
    return 0.6 * torch.sin(1.3 * latents) + 0.2 * torch.cos(timestep / 150)


def way(pipe, steps, strength, eta):
    scheduler = pipe.scheduler
    scheduler.set_timesteps(steps)
    timesteps, _ = pipe.get_timesteps(steps, strength, "cpu")
    generator = torch.Generator().manual_seed(SEED)
    noise = torch.randn(SHAPE, generator=generator)
    if strength < 1:
        picture = torch.cos(torch.arange(noise.numel(), dtype=torch.float32)).reshape(SHAPE)
        latents = scheduler.add_noise(picture, noise, timesteps[:1])
    else:
        latents = noise * scheduler.init_noise_sigma
    known = inspect.signature(scheduler.step).parameters
    given = {"generator": generator, "eta": eta}
    extra = {key: value for key, value in given.items() if key in known}
    firsts = []
    for timestep in timesteps:
        prediction = network(scheduler.scale_model_input(latents, timestep), timestep)
        latents = scheduler.step(prediction, timestep, latents, **extra).prev_sample
        firsts.append(latents.flatten()[0].item())
    return timesteps.tolist(), firsts, latents.flatten()[:4].tolist()


def lines(folder):
    for name, (scheduler, settings) in SAMPLERS.items():
        if (folder.name, name) in LEFT_OUT:
            continue
        for eta in ETAS.get(name, (0.0,)):
            for steps in STEPS:
                for strength in STRENGTHS:
                    if int(steps * strength) < 1:
                        continue
                    pipe = pipeline(folder)
                    if settings or type(pipe.scheduler) is not scheduler:
                        with contextlib.suppress(NotImplementedError):
                            pipe.scheduler = scheduler.from_config(pipe.scheduler.config, **settings)
                        if type(pipe.scheduler) is not scheduler:
                            continue
                    try:
                        numbers = way(pipe, steps, strength, eta)
                    except (IndexError, NotImplementedError, ValueError) as failure:
                        print(f"{folder.name} {name} {steps} {strength}: {failure}")
                        continue
                    if not torch.tensor(numbers[2]).isfinite().all():
                        print(f"{folder.name} {name} {steps} {strength}: not finite")
                        continue
                    texts = [",".join(f"{number:.7g}" for number in row) for row in numbers]
                    yield "\t".join([folder.name, name, str(eta), str(steps), str(strength), *texts])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    folder = parser.parse_args().folder
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    with (folder / "reference.tsv").open("w") as table:
        print(f"# diffusers {diffusers.__version__}: config, sampler, eta, steps, strength,", file=table)
        print("# timesteps, first latent after each evaluation, first latents at the end", file=table)
        for config in sorted(path for path in folder.iterdir() if path.is_dir()):
            for line in lines(config):
                print(line, file=table)


if __name__ == "__main__":
    main()
