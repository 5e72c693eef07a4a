"""The four networks of a Stable Diffusion pipeline as ONNX files, each with its config.json.

optimum does the export (through TorchScript) with two differences from `optimum-cli`: the opset is
pinned, and the UNet takes one timestep for each row, so that pictures at different steps can share
a call. The timestep is a float, as some samplers visit times between two training steps.
"""

import gc
import json
import warnings

import torch
from diffusers import StableDiffusionInpaintPipeline
from optimum.exporters.onnx import export
from optimum.exporters.onnx.model_configs import UNetOnnxConfig
from optimum.exporters.utils import get_diffusion_models_for_export

OPSET = 17
NETWORKS = ("text_encoder", "vae_encoder", "vae_decoder", "unet")
COPIED = ("tokenizer", "scheduler")


class TimestepPerRow(UNetOnnxConfig):
    """optimum's UNet with `timestep [batch_size]` in place of a scalar."""

    @property
    def inputs(self):
        return {**super().inputs, "timestep": {0: "batch_size"}}

    def generate_dummy_inputs(self, framework="pt", **kwargs):
        inputs = super().generate_dummy_inputs(framework=framework, **kwargs)
        inputs["timestep"] = inputs["timestep"].expand(inputs["sample"].shape[0])
        return inputs


def load(folder):
    """The checkpoint in float32, whatever its weights are stored in. Nothing is downloaded."""
    pipeline = StableDiffusionInpaintPipeline.from_pretrained(
        folder, torch_dtype=torch.float32, safety_checker=None, local_files_only=True
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def parameters(pipeline):
    """How many weights each network has."""
    models = {"text_encoder": pipeline.text_encoder, "vae": pipeline.vae, "unet": pipeline.unet}
    return {name: model.num_parameters() for name, model in models.items()}


def write_networks(pipeline, folder, report=lambda text: None):
    """Writes `folder/<network>/model.onnx` (`model.onnx_data` beside it above 2 GB) in float32."""
    for name, (model, config) in _models(pipeline).items():
        report(f"exporting {name}")
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        (target / "config.json").write_text(_configuration(model))
        with warnings.catch_warnings():
            # What tracing could not see is checked afterwards, by running the result.
            warnings.simplefilter("ignore")
            export(model, config, target / "model.onnx", opset=OPSET, disable_dynamic_axes_fix=True)
        gc.collect()


def _configuration(model):
    """The checkpoint's own words, without where it lay and what the exporter noted on it."""
    own = model.config if hasattr(model.config, "to_json_string") else model
    fields = json.loads(own.to_json_string())
    for private in ("_name_or_path", "export_model_type"):
        fields.pop(private, None)
    return json.dumps(fields, indent=2) + "\n"


def _models(pipeline):
    models = get_diffusion_models_for_export(pipeline)
    unet, _ = models["unet"]
    models["unet"] = (unet, TimestepPerRow(unet.config, float_dtype="fp32"))
    return {name: models[name] for name in NETWORKS}
