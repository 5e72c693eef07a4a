package backdrop.diffusion.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import backdrop.diffusion.tensor.Tensor;

/** Lets ONNX Runtime see a tensor's own memory; nothing is copied. */
final class Memory {

  private Memory() {}

  static OnnxTensor view(Tensor tensor) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    var memory = tensor.memory();
    return switch (tensor.type()) {
      case FLOAT32 -> OnnxTensor.createTensor(environment, memory.asFloatBuffer(), tensor.shape());
      case FLOAT16 ->
          OnnxTensor.createTensor(
              environment, memory.asShortBuffer(), tensor.shape(), OnnxJavaType.FLOAT16);
      case INT64 -> OnnxTensor.createTensor(environment, memory.asLongBuffer(), tensor.shape());
      case INT32 -> OnnxTensor.createTensor(environment, memory.asIntBuffer(), tensor.shape());
    };
  }
}
