"""The noise that the model is trained with: v-prediction, zero terminal signal, 1000 steps."""

import numpy as np
import torch

STEPS = 1000
SCHEDULER = {
    "_class_name": "DDIMScheduler",
    "num_train_timesteps": STEPS,
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "prediction_type": "v_prediction",
    "rescale_betas_zero_snr": True,
    "timestep_spacing": "trailing",
    "set_alpha_to_one": True,
    "clip_sample": False,
    "steps_offset": 0,
}


def signal() -> torch.Tensor:
    """Square roots of the cumulative alphas [1000], rescaled so that the last is 0.

    After Lin et al. 2024, "Common diffusion noise schedules and sample steps are flawed".
    """
    betas = np.linspace(0.00085**0.5, 0.012**0.5, STEPS) ** 2
    root = np.sqrt(np.cumprod(1 - betas))
    root = (root - root[-1]) * root[0] / (root[0] - root[-1])
    return torch.tensor(root, dtype=torch.float32)


def draw_timesteps(random: np.random.Generator, count: int) -> torch.Tensor:
    """Stratified over the batch and denser where there is much noise, which decides layout and colour."""
    even = (np.arange(count) + random.random(count)) / count
    return torch.from_numpy((even**0.75 * STEPS).clip(0, STEPS - 1).astype(np.int64))
