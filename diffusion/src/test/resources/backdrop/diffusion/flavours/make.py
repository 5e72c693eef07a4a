"""Makes the tiny models in this folder, one for each way in which people export Stable Diffusion.

    pip install onnx==1.19.1 && python make.py

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
from onnx.external_data_helper import set_external_data

HERE = Path(__file__).parent
TOKENS, WIDTH = 12, 8
WORDS = ["a", "a</w>", "b", "b</w>", "ab</w>", "<|startoftext|>", "<|endoftext|>"]

FLAVOURS = {
    # name: (floats, ids, timestep type, what the UNet does first with it, encoder gives a distribution)
    "optimum": (T.FLOAT, T.INT64, T.INT64, "unsqueeze, look up", True),
    "optimum-half": (T.FLOAT16, T.INT64, T.FLOAT16, "unsqueeze", True),
    "outside": (T.FLOAT, T.INT64, T.INT64, "cast, unsqueeze", True),  # weights in files of their own
    "knotted": (T.FLOAT, T.INT64, T.INT64, "divide", True),
    "older": (T.FLOAT, T.INT32, T.FLOAT, "take a vector", False),
    "half": (T.FLOAT16, T.INT32, T.FLOAT16, "take a vector", True),
    "distilled": (T.FLOAT, T.INT64, T.FLOAT, "take a vector", True),  # is told the guidance scale, and adds a part of that
    "pairs": (T.FLOAT, T.INT64, T.FLOAT, "take a vector", True),  # always two rows, and two pictures
    "choosy": (T.FLOAT, T.INT64, T.FLOAT, "take a vector", True),  # fails with as many rows or pictures as its file says
}

# A number of rows or pictures that never comes; a test writes another over these letters.
REFUSED = int.from_bytes(b"refused!", "little")


def write(path, nodes, inputs, outputs, constants, known=()):
    weights = [numpy_helper.from_array(v, k) for k, v in constants.items()]
    graph = h.make_graph(nodes, "tiny", inputs, outputs, weights, value_info=known)
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8)
    path.mkdir(parents=True, exist_ok=True)
    (path / "model.onnx_data").unlink(missing_ok=True)  # what is set outside is appended
    if path.parent.name == "outside":
        for weight in weights_of(model):
            set_external_data(weight, "model.onnx_data")
    save(model, path / "model.onnx")


def weights_of(model):
    return [w for w in model.graph.initializer if w.data_type != T.INT64 and w.name != "scales"]


def first_nodes(first, floats):
    """From "timestep" to "shift", one number for each row, divided by 5000."""
    cast = lambda given, made: h.make_node("Cast", [given], [made], to=floats)
    unsqueeze = lambda given, made: h.make_node("Unsqueeze", [given, "zero"], [made])
    divide = lambda given, made: h.make_node("Div", [given, "thousands"], [made])
    column = lambda given, made: h.make_node("Reshape", [given, "column"], [made])
    rows = [
        h.make_node("Shape", ["sample"], ["rows"], start=0, end=1),
        h.make_node("Expand", ["vector", "rows"], ["times"]),
        column("times", "columns"),
        divide("columns", "shift"),
    ]
    return {
        "unsqueeze": [unsqueeze("timestep", "whole"), cast("whole", "vector"), *rows],
        "unsqueeze, look up": [
            h.make_node("Gather", ["large", "place"], ["thousands"]),
            unsqueeze("timestep", "whole"),
            cast("whole", "vector"),
            *rows,
        ],
        "cast, unsqueeze": [cast("timestep", "real"), unsqueeze("real", "vector"), *rows],
        "divide": [cast("timestep", "real"), divide("real", "shift")],
        "take a vector": [cast("timestep", "vector"), *rows],
    }[first]


def info(name, kind, shape):
    return h.make_tensor_value_info(name, kind, shape)


def draw(means, sample):
    """As an encoder does that draws its sample itself, but with next to no deviation."""
    return [
        h.make_node("RandomNormalLike", [means], ["noise"], scale=1e-9),
        h.make_node("Add", [means, "noise"], [sample]),
    ]


def overflows(name):
    return name.startswith("overflowing/")


def last_nodes(name):
    """To "out_sample"; by way of numbers that half precision lacks, if there is a prompt."""
    if name == "distilled":
        return [
            h.make_node("Slice", ["timestep_cond", "one", "two", "one"], ["scale"]),
            h.make_node("Reshape", ["scale", "column"], ["scales"]),
            h.make_node("Add", ["shifted", "means"], ["unscaled"]),
            h.make_node("Add", ["unscaled", "scales"], ["out_sample"]),
        ]
    if not overflows(name):
        return [h.make_node("Add", ["shifted", "means"], ["out_sample"])]
    return [
        h.make_node("Add", ["shifted", "means"], ["exact"]),
        h.make_node("Greater", ["means", "some"], ["prompted"]),
        h.make_node("Sub", ["means", "means"], ["nothing"]),
        h.make_node("Where", ["prompted", "large", "nothing"], ["detour"]),
        h.make_node("Add", ["exact", "detour"], ["there"]),
        h.make_node("Sub", ["there", "detour"], ["out_sample"]),
    ]


def refuse_some(given):
    """From an input to "kept", the same values; fails where there are as many of them as is refused."""
    return [
        h.make_node("Shape", [given], ["number"], start=0, end=1),
        h.make_node("Equal", ["number", "refused"], ["unwanted"]),
        h.make_node("Cast", ["unwanted"], ["place"], to=T.INT64),
        h.make_node("Gather", ["only", "place"], ["sign"]),  # there is no second one
        h.make_node("Mul", [given, "sign"], ["kept"]),
    ]


def make(name, floats, ids, time, first, distribution):
    folder, real = HERE / name, np.float16 if floats == T.FLOAT16 else np.float32
    rows, choosy = 2 if name == "pairs" else "b", name == "choosy"
    refusal = {"refused": np.array([REFUSED]), "only": np.ones(1, real)} if choosy else {}
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
            *(refuse_some("sample") if choosy else []),
            h.make_node("Slice", ["kept" if choosy else "sample", "five", "nine", "one"], ["picture"]),
            *first_nodes(first, floats),
            h.make_node("ReduceMean", ["encoder_hidden_states"], ["mean"], axes=[1, 2], keepdims=1),
            h.make_node("Reshape", ["mean", "column"], ["means"]),
            h.make_node("Add", ["picture", "shift"], ["shifted"]),
            *last_nodes(name),
        ],
        [
            info("sample", floats, [rows, 9, "h", "w"]),
            info("timestep", time, [rows] if first == "take a vector" else []),
            info("encoder_hidden_states", floats, [rows, "s", WIDTH]),
            *([info("timestep_cond", floats, ["b", 4])] if name == "distilled" else []),
        ],
        [info("out_sample", floats, [rows, 4, "h", "w"])],
        {
            **refusal,
            "five": np.array([5]),
            "nine": np.array([9]),
            "one": np.array([1]),
            **({"two": np.array([2])} if name == "distilled" else {}),
            "column": np.array([-1, 1, 1, 1]),
            "zero": np.array([0]),
            # Infinite in half precision.
            **({"large": np.array(7e4).astype(real), "some": np.array(0.1, real)} if overflows(name) else {}),
            **(
                # A tensor so large that an engine had better not copy it.
                {"large": np.arange(20000).astype(real), "place": np.array(5000)}
                if "look up" in first
                else {"thousands": np.array(5000, real)}
            ),
        },
        [info("real", floats, [])] if first == "cast, unsqueeze" else [],
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
            h.make_node("Conv", ["pooled", "spread", "small"], [output if distribution else "means"]),
            *([] if distribution else draw("means", output)),
        ],
        [info("sample", floats, ["b", 3, "h", "w"])],
        [info(output, floats, ["b", channels, "h8", "w8"])],
        {"spread": spread, "small": small},
    )
    write(
        folder / "vae_decoder",
        [
            *(refuse_some("latent_sample") if choosy else []),
            h.make_node("Conv", ["kept" if choosy else "latent_sample", "gather"], ["colours"]),
            h.make_node("Resize", ["colours", "", "scales"], ["sample"], mode="nearest"),
        ],
        [info("latent_sample", floats, [rows, 4, "h", "w"])],
        [info("sample", floats, [rows, 3, "h8", "w8"])],
        {
            **refusal,
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


def make_tiny_decoder(folder):
    """Shows the first three latents in squares of 2x2."""
    write(
        folder / "vae_decoder_tiny",
        [
            h.make_node("Slice", ["latent_sample", "none", "three", "one"], ["colours"]),
            h.make_node("Resize", ["colours", "", "scales"], ["sample"], mode="nearest"),
        ],
        [info("latent_sample", T.FLOAT, ["b", 4, "h", "w"])],
        [info("sample", T.FLOAT, ["b", 3, "h2", "w2"])],
        {
            "none": np.array([0]),
            "three": np.array([3]),
            "one": np.array([1]),
            "scales": np.array([1, 1, 2, 2], np.float32),
        },
    )


def make_safety_checker(folder):
    """Objects to pictures that are nearly white, and blackens them."""
    write(
        folder / "safety_checker",
        [
            h.make_node("ReduceMean", ["clip_input"], ["light"], axes=[1, 2, 3], keepdims=0),
            h.make_node("Greater", ["light", "white"], ["has_nsfw_concepts"]),
            h.make_node("Reshape", ["has_nsfw_concepts", "column"], ["column_of_them"]),
            h.make_node("Where", ["column_of_them", "black", "images"], ["out_images"]),
        ],
        [
            info("clip_input", T.FLOAT, ["b", 3, 4, 4]),
            info("images", T.FLOAT, ["b", "h", "w", 3]),
        ],
        [
            info("out_images", T.FLOAT, ["b", "h", "w", 3]),
            info("has_nsfw_concepts", T.BOOL, ["b"]),
        ],
        {
            "white": np.array(0.97, np.float32),
            "column": np.array([-1, 1, 1, 1]),
            "black": np.array(0, np.float32),
        },
    )
    config = {
        "size": {"shortest_edge": 4},
        "crop_size": {"height": 4, "width": 4},
        "image_mean": [0.5, 0.5, 0.5],
        "image_std": [0.5, 0.5, 0.5],
    }
    (folder / "feature_extractor").mkdir(exist_ok=True)
    path = folder / "feature_extractor/preprocessor_config.json"
    path.write_text(json.dumps(config, indent=1) + "\n")


for flavour, traits in FLAVOURS.items():
    make(flavour, *traits)
make("overflowing/gpu-fp16", T.FLOAT16, T.INT32, T.FLOAT16, "take a vector", True)
make("overflowing/cpu-fp32", T.FLOAT, T.INT64, T.INT64, "take a vector", True)
make_tiny_decoder(HERE / "optimum")
make_safety_checker(HERE / "older")
