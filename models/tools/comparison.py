"""Runs exported networks beside the originals."""

import numpy as np
import onnxruntime
import torch


def compare(pipeline, folder):
    """Yields each network's name and its largest difference, in parts of the output's deviation.

    Batch and size differ from those of the export, and the UNet's rows have timesteps of their own,
    so that nothing that tracing took for constant goes unseen.
    """
    generator = torch.Generator().manual_seed(0)
    for name, (inputs, original) in _examples(pipeline, generator).items():
        with torch.no_grad():
            expected = original(*inputs.values()).numpy()
        session = onnxruntime.InferenceSession(
            folder / name / "model.onnx", providers=["CPUExecutionProvider"]
        )
        feeds = {key: value.numpy() for key, value in inputs.items()}
        actual = session.run(None, feeds)[0]
        yield name, np.abs(actual - expected).max() / expected.std()


def _examples(pipeline, generator):
    def normal(*shape):
        return torch.randn(shape, generator=generator)

    text, unet, vae = pipeline.text_encoder, pipeline.unet, pipeline.vae
    tokens = text.config.max_position_embeddings
    words = text.config.vocab_size
    # A guided-distilled UNet (LCM) is told the guidance scale, as an embedding of this width.
    scale = unet.config.time_cond_proj_dim
    ids = torch.randint(words, (3, tokens), generator=generator)
    return {
        "text_encoder": ({"input_ids": ids}, lambda ids: text(ids)[0]),
        "vae_encoder": (
            {"sample": normal(1, 3, 128, 64)},
            lambda sample: vae.encode(sample).latent_dist.parameters,
        ),
        "vae_decoder": (
            {"latent_sample": normal(1, vae.config.latent_channels, 8, 16)},
            lambda latents: vae.decode(latents).sample,
        ),
        "unet": (
            {
                "sample": normal(3, 9, 8, 16),
                "timestep": torch.tensor([999.0, 500.5, 1.0]),
                "encoder_hidden_states": normal(3, tokens, unet.config.cross_attention_dim),
                **({"timestep_cond": normal(3, scale)} if scale else {}),
            },
            lambda sample, timestep, context, guidance=None: unet(
                sample, timestep, context, timestep_cond=guidance
            ).sample,
        ),
    }
