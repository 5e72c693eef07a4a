"""Makes tiny segmentation networks with the inputs and outputs of u2net, isnet, BiRefNet and RMBG.

    pip install onnx==1.19.1 && python make.py

Each takes back what the descriptor says is done to the picture, so it sees R, G and B from 0 to 1, and
answers how far R is above 0.5: a red product before anything dark. Were mean, deviation or size wrong, so
would the answer be.
"""

from pathlib import Path

import numpy as np
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper, save

HERE = Path(__file__).parent
IMAGENET = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
HALF = ([0.5, 0.5, 0.5], [1.0, 1.0, 1.0])


def info(name, shape):
    return h.make_tensor_value_info(name, T.FLOAT, shape)


def write(name, size, picture, means, answer, outputs):
    """Nodes: picture -> "red" from 0 to 1 -> answer(s)."""
    mean, deviation = means
    weights = {
        "deviation": np.array(deviation[0], np.float32),
        "mean": np.array(mean[0], np.float32),
        "half": np.array(0.5, np.float32),
        "sharp": np.array(40, np.float32),
        "zero": np.array([0]),
        "one": np.array([1]),
    }
    nodes = [
        h.make_node("Slice", [picture, "zero", "one", "one"], ["band"]),
        h.make_node("Mul", ["band", "deviation"], ["scaled"]),
        h.make_node("Add", ["scaled", "mean"], ["red"]),
        h.make_node("Sub", ["red", "half"], ["above"]),
        h.make_node("Mul", ["above", "sharp"], ["logits"]),
        *answer,
    ]
    graph = h.make_graph(
        nodes,
        "tiny",
        [info(picture, [1, 3, size, size])],
        [info(output, [1, 1, size, size]) for output in outputs],
        [numpy_helper.from_array(v, k) for k, v in weights.items()],
    )
    (HERE / name).mkdir(exist_ok=True)
    save(h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8), HERE / name / "model.onnx")


# Seven outputs, the first of them used; its values do not reach 0 and 1.
write(
    "u2net", 320, "input.1", IMAGENET,
    [
        h.make_node("Sigmoid", ["logits"], ["share"]),
        h.make_node("Mul", ["share", "half"], ["d0"]),
        *(h.make_node("Identity", ["band"], [f"d{i}"]) for i in range(1, 7)),
    ],
    [f"d{i}" for i in range(7)],
)
write(
    "isnet", 1024, "input_image", HALF,
    [h.make_node("Sigmoid", ["logits"], ["share"]), h.make_node("Mul", ["share", "half"], ["output_image"])],
    ["output_image"],
)
# Coarse answers first, the finest last, all before the logistic function.
write(
    "birefnet", 1024, "input_image", IMAGENET,
    [h.make_node("Identity", ["band"], ["coarse"]), h.make_node("Identity", ["logits"], ["output_image"])],
    ["coarse", "output_image"],
)
write(
    "rmbg-1.4", 1024, "input", HALF,
    [h.make_node("Sigmoid", ["logits"], ["output"])],
    ["output"],
)
write(
    "rmbg-2.0", 1024, "pixel_values", IMAGENET,
    [h.make_node("Sigmoid", ["logits"], ["alphas"])],
    ["alphas"],
)
