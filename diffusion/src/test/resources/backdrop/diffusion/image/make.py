"""Makes the tiny networks in this folder, from picture to picture, with arithmetic one can follow.

    pip install onnx==1.19.1 && python make.py
"""

from pathlib import Path

import numpy as np
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper, save

HERE = Path(__file__).parent


def write(name, nodes, inputs, outputs, constants):
    weights = [numpy_helper.from_array(v, k) for k, v in constants.items()]
    graph = h.make_graph(nodes, "tiny", inputs, outputs, weights)
    save(h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8), HERE / f"{name}.onnx")


def info(name, shape, kind=T.FLOAT):
    return h.make_tensor_value_info(name, kind, shape)


# Every pixel four times, in single and in half precision.
for name, kind in {"twice": T.FLOAT, "twice-half": T.FLOAT16}.items():
    write(
        name,
        [h.make_node("Resize", ["picture", "", "scales"], ["larger"], mode="nearest")],
        [info("picture", ["b", 3, "h", "w"], kind)],
        [info("larger", ["b", 3, "h2", "w2"], kind)],
        {"scales": np.array([1, 1, 2, 2], np.float32)},
    )

# The mean of the channels, the same without the channel's dimension, and a number that is no picture.
write(
    "means",
    [
        h.make_node("ReduceMean", ["picture"], ["mean"], axes=[1], keepdims=1),
        h.make_node("ReduceMean", ["picture"], ["flat"], axes=[1], keepdims=0),
        h.make_node("ReduceMean", ["picture"], ["number"], keepdims=0),
    ],
    [info("picture", [1, 3, 4, 6])],
    [info("mean", [1, 1, 4, 6]), info("flat", [1, 4, 6]), info("number", [])],
    {},
)

# One over the picture: infinite for black.
write(
    "inverse",
    [h.make_node("Reciprocal", ["picture"], ["inverse"])],
    [info("picture", [1, 1, "h", "w"])],
    [info("inverse", [1, 1, "h", "w"])],
    {},
)

# The picture plus another one.
write(
    "sum",
    [h.make_node("Add", ["picture", "other"], ["sum"])],
    [info("picture", [1, 3, "h", "w"]), info("other", [1, 3, "h", "w"])],
    [info("sum", [1, 3, "h", "w"])],
    {},
)
