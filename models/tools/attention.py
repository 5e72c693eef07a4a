"""Attention in one operator, for the CPU.

Exporters write attention as matrix product, softmax and matrix product, with a matrix of all pairs
of positions in between: 4096 x 4096 for each head at 512 pixels. ONNX Runtime's MultiHeadAttention
goes through it in blocks that fit the cache (FlashAttention), which takes the same sums in another
order. Only the graph is rewritten; weights stay where they are.
"""

import onnx
from onnx import helper
from onnxruntime.transformers.fusion_attention_unet import FusionAttentionUnet
from onnxruntime.transformers.onnx_model import OnnxModel
from onnxruntime.transformers.onnx_model_unet import UnetOnnxModel


class _MultiHeadAttention(FusionAttentionUnet):
    """Finds attention as ONNX Runtime's own tool does; leaves the projections as they are."""

    def __init__(self, model):
        super().__init__(
            model,
            hidden_size=0,
            num_heads=0,
            is_cross_attention=False,
            enable_packed_qkv=False,
            enable_packed_kv=False,
        )
        self.fused = 0

    def get_hidden_size(self, layernorm_node):
        # From the shape: the values may lie in a file that is not read here.
        bias = self.model.get_initializer(layernorm_node.input[2])
        return bias.dims[0] if bias else 0

    def create_attention_node(
        self, q_matmul, k_matmul, v_matmul, num_heads, hidden_size, input, output
    ):
        self.fused += 1
        return helper.make_node(
            "MultiHeadAttention",
            [q_matmul.output[0], k_matmul.output[0], v_matmul.output[0]],
            [output],
            name=self.model.create_node_name("MultiHeadAttention"),
            domain="com.microsoft",
            num_heads=num_heads,
        )


def fuse_attention(path):
    """Rewrites a UNet in place and returns how many attentions it fused."""
    model = UnetOnnxModel(onnx.load(path, load_external_data=False))
    model.utils.remove_identity_nodes()
    _remove_casts_to_the_same_type(model)
    model.preprocess()
    model.fuse_reshape()
    fusion = _MultiHeadAttention(model)
    fusion.apply()
    model.prune_graph()
    model.model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(model.model, path)
    return fusion.fused


def _remove_casts_to_the_same_type(model):
    values = onnx.shape_inference.infer_shapes(model.model).graph.value_info
    types = {value.name: value.type.tensor_type.elem_type for value in values}
    for cast in model.get_nodes_by_op_type("Cast"):
        if types.get(cast.input[0]) == OnnxModel.get_node_attribute(cast, "to"):
            model.replace_input_of_all_nodes(cast.output[0], cast.input[0])
            model.remove_node(cast)
