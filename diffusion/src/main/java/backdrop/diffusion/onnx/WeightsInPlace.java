package backdrop.diffusion.onnx;

import backdrop.diffusion.onnx.WireReader.Malformed;

/**
 * Leaves weights where they lie: in place of its numbers, a large tensor says at which place of
 * which file they stand, as a tensor with external data does. So an edited copy of a file of
 * gigabytes takes kilobytes, and ONNX Runtime maps the weights from the original.
 */
final class WeightsInPlace {

  private static final int WORTH_IT = 1 << 16;

  private static final int TENSOR_RAW_DATA = 9;
  private static final int TENSOR_EXTERNAL_DATA = 13;
  private static final int TENSOR_DATA_LOCATION = 14;
  private static final int ENTRY_KEY = 1;
  private static final int ENTRY_VALUE = 2;
  private static final int EXTERNAL = 1;

  private WeightsInPlace() {}

  /**
   * Refers to the file in place of its large tensors.
   *
   * @param fileName of the file that is edited, without its folder
   */
  static void refer(GraphEdit edit, String fileName) throws Malformed {
    WireReader graph = edit.fields();
    while (graph.advance()) {
      if (graph.at(GraphEdit.INITIALIZER) && graph.valueLength() > WORTH_IT) {
        refer(edit, fileName, graph);
      }
    }
  }

  private static void refer(GraphEdit edit, String fileName, WireReader graph) throws Malformed {
    WireReader tensor = graph.message();
    while (tensor.advance()) {
      if (tensor.at(TENSOR_RAW_DATA)) {
        byte[] place = place(fileName, tensor.valueStart(), tensor.valueLength());
        Splice data = new Splice(tensor.fieldStart(), tensor.fieldEnd(), place);
        long length = graph.valueLength() + data.growth();
        byte[] header = new WireWriter().header(GraphEdit.INITIALIZER, length).toBytes();
        edit.replace(new Splice(graph.fieldStart(), graph.valueStart(), header));
        edit.replace(data);
        return;
      }
    }
  }

  private static byte[] place(String fileName, long offset, long length) {
    return new WireWriter()
        .message(TENSOR_EXTERNAL_DATA, entry("location", fileName))
        .message(TENSOR_EXTERNAL_DATA, entry("offset", Long.toString(offset)))
        .message(TENSOR_EXTERNAL_DATA, entry("length", Long.toString(length)))
        .number(TENSOR_DATA_LOCATION, EXTERNAL)
        .toBytes();
  }

  private static WireWriter entry(String key, String value) {
    return new WireWriter().text(ENTRY_KEY, key).text(ENTRY_VALUE, value);
  }
}
