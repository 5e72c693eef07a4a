"""Makes the tiny models in this folder, one for each way in which people export Stable Diffusion.

    pip install onnx==1.23.2 && python make.py

They have the interface of the real networks and arithmetic one can follow: the encoder takes the mean
of each 8x8 square, the UNet predicts those means plus timestep / 5000 plus the mean of the embedding,
the decoder repeats each latent 8x8 times. Token "a</w>" is embedded as 0.4, every other as 0.
"""

import json
from pathlib import Path

import numpy as np
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper, save

HERE = Path(__file__).parent
TOKENS, WIDTH = 12, 8
WORDS = ["a", "a</w>", "b", "b</w>", "ab</w>", "<|startoftext|>", "<|endoftext|>"]

FLAVOURS = {
    # name: (floats, ids, timestep type, timestep rank, encoder gives a distribution)
    "optimum": (T.FLOAT, T.INT64, T.INT64, 0, True),
    "older": (T.FLOAT, T.INT32, T.FLOAT, 1, False),
    "half": (T.FLOAT16, T.INT32, T.FLOAT16, 1, True),
}


def write(path, nodes, inputs, outputs, constants):
    graph = h.make_graph(
        nodes, "tiny", inputs, outputs, [numpy_helper.from_array(v, k) for k, v in constants.items()]
    )
    path.mkdir(parents=True, exist_ok=True)
    save(
        h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8),
        path / "model.onnx",
    )


def info(name, kind, shape):
    return h.make_tensor_value_info(name, kind, shape)


def make(name, floats, ids, time, rank, distribution):
    folder, real = HERE / name, np.float16 if floats == T.FLOAT16 else np.float32
    table = np.zeros((len(WORDS), WIDTH), real)
    table[1] = 0.4 * TOKENS
    write(
        folder / "text_encoder",
        [h.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        [info("input_ids", ids, ["b", TOKENS])],
        [info("last_hidden_state", floats, ["b", TOKENS, WIDTH])],
        {"table": table},
    )
    write(
        folder / "unet",
        [
            h.make_node("Slice", ["sample", "five", "nine", "one"], ["picture"]),
            h.make_node("Cast", ["timestep"], ["time"], to=floats),
            h.make_node("Reshape", ["time", "column"], ["times"]),
            h.make_node("Div", ["times", "thousands"], ["shift"]),
            h.make_node("ReduceMean", ["encoder_hidden_states"], ["mean"], axes=[1, 2], keepdims=1),
            h.make_node("Reshape", ["mean", "column"], ["means"]),
            h.make_node("Add", ["picture", "shift"], ["shifted"]),
            h.make_node("Add", ["shifted", "means"], ["out_sample"]),
        ],
        [
            info("sample", floats, ["b", 9, "h", "w"]),
            info("timestep", time, ["b"] if rank else []),
            info("encoder_hidden_states", floats, ["b", "s", WIDTH]),
        ],
        [info("out_sample", floats, ["b", 4, "h", "w"])],
        {
            "five": np.array([5]),
            "nine": np.array([9]),
            "one": np.array([1]),
            "column": np.array([-1, 1, 1, 1]),
            "thousands": np.array(5000, real),
        },
    )
    channels = 8 if distribution else 4
    spread = np.zeros((channels, 3, 1, 1), real)
    spread[[0, 1, 2], [0, 1, 2]] = 1
    small = np.zeros(channels, real)
    small[4:] = -30
    output = "latent_parameters" if distribution else "latent_sample"
    write(
        folder / "vae_encoder",
        [
            h.make_node("AveragePool", ["sample"], ["pooled"], kernel_shape=[8, 8], strides=[8, 8]),
            h.make_node("Conv", ["pooled", "spread", "small"], [output]),
        ],
        [info("sample", floats, ["b", 3, "h", "w"])],
        [info(output, floats, ["b", channels, "h8", "w8"])],
        {"spread": spread, "small": small},
    )
    write(
        folder / "vae_decoder",
        [
            h.make_node("Conv", ["latent_sample", "gather"], ["colours"]),
            h.make_node("Resize", ["colours", "", "scales"], ["sample"], mode="nearest"),
        ],
        [info("latent_sample", floats, ["b", 4, "h", "w"])],
        [info("sample", floats, ["b", 3, "h8", "w8"])],
        {
            "gather": np.eye(3, 4, dtype=real).reshape(3, 4, 1, 1),
            "scales": np.array([1, 1, 8, 8], np.float32),
        },
    )
    texts = {
        "vae_decoder/config.json": {"scaling_factor": 1.0, "block_out_channels": [8, 8, 8, 8]},
        "unet/config.json": {"sample_size": 8, "cross_attention_dim": WIDTH, "block_out_channels": [8]},
        "tokenizer/vocab.json": {word: i for i, word in enumerate(WORDS)},
        "tokenizer/tokenizer_config.json": {"model_max_length": TOKENS},
        "scheduler/scheduler_config.json": {
            "prediction_type": "sample",
            "clip_sample": False,
            "timestep_spacing": "trailing",
        },
    }
    for path, content in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(json.dumps(content, indent=1) + "\n")
    (folder / "tokenizer/merges.txt").write_text("#version: 0.2\na b</w>\n")


for flavour, traits in FLAVOURS.items():
    make(flavour, *traits)
