"""Half precision networks for a GPU: ONNX Runtime's fused operators, which the CPU does not have.

The steps are those of onnxruntime.transformers.models.stable_diffusion.optimize_pipeline, with two
differences. The timestep and what the UNet first makes of it (a sine of up to 999) stay in single
precision, as in diffusers: half precision would round the angle by a quarter. And attention stays
in single precision where the checkpoint asks for it (upcast_attention, as Stable Diffusion 2.1
does), because its products overflow half precision and give black pictures.
"""

import shutil

from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model

KINDS = {"text_encoder": "clip", "unet": "unet", "vae_encoder": "vae", "vae_decoder": "vae"}
ATTENTION = ["Attention", "MultiHeadAttention", "PackedMultiHeadAttention"]
LARGEST_SINGLE_FILE = 2_000_000_000


def fuse(source, target, precise_attention):
    """Writes the fused network and returns how many operators of each kind were fused."""
    name = source.name
    kind = KINDS[name]
    model = optimize_model(
        str(source / "model.onnx"),
        model_type=kind,
        opt_level=0,
        optimization_options=FusionOptions(kind),
        use_gpu=True,
        provider="cuda",
    )
    embedding = [n.name for n in model.model.graph.node if n.name.startswith("/time_proj/")]
    if name == "unet" and not embedding:
        raise ValueError(f"{source}/model.onnx has no node below /time_proj/: another exporter?")
    model.convert_float_to_float16(
        keep_io_types=["timestep"],
        op_block_list=ATTENTION if name == "unet" and precise_attention else [],
        node_block_list=embedding,
    )
    target.mkdir(parents=True)
    shutil.copy(source / "config.json", target)
    model.save_model_to_file(
        str(target / "model.onnx"),
        use_external_data_format=model.model.ByteSize() > LARGEST_SINGLE_FILE,
    )
    fused = model.get_fused_operator_statistics()
    return {operator: count for operator, count in fused.items() if count}
