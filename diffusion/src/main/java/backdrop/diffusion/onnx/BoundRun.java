package backdrop.diffusion.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.Set;

/**
 * A network tied to tensors: each run reads the memory of its inputs and writes that of its
 * outputs. Closed before its network.
 */
public final class BoundRun implements AutoCloseable {

  private final String network;
  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;

  BoundRun(
      String network,
      OrtSession session,
      Map<String, OnnxTensor> inputs,
      Map<String, OnnxTensor> outputs) {
    this.network = network;
    this.session = session;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  Map<String, OnnxTensor> inputs() {
    return inputs;
  }

  public void run(RunScope scope) {
    // Outputs that are bound must not be asked for as well.
    scope.run(network, options -> session.run(inputs, Set.of(), outputs, options)).close();
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
  }
}
