package backdrop.diffusion.onnx;

import backdrop.diffusion.onnx.WireReader.Malformed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets each row of a UNet call have its own timestep where the export allows one for all.
 *
 * <p>optimum exports {@code timestep} as a scalar, although the network behind it takes a vector:
 * the first thing it does is to make one of the scalar ({@code Unsqueeze}) and to repeat that for
 * each row ({@code Expand}). So two edits are enough: {@code timestep} gets one open dimension, and
 * the {@code Unsqueeze} becomes a {@code Reshape} to one dimension. One timestep for all rows still
 * works. Files that do anything else with a scalar timestep are left as they are.
 */
final class ScalarTimestep {

  private static final String NAME = "timestep";

  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_NAME = 3;
  private static final int NODE_OPERATOR = 4;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int VALUE_NAME = 1;
  private static final int VALUE_TYPE = 2;
  private static final int TYPE_TENSOR = 1;
  private static final int TENSOR_ELEMENT = 1;
  private static final int TENSOR_SHAPE = 2;
  private static final int SHAPE_DIMENSION = 1;
  private static final int DIMENSION_NAME = 2;

  private final GraphEdit edit;

  /** The timestep and what is only another number format of it. */
  private final Set<String> scalars = new HashSet<>(Set.of(NAME));

  private ScalarTimestep(GraphEdit edit) {
    this.edit = edit;
  }

  /**
   * Makes a vector of a scalar timestep.
   *
   * @return false if the graph has none, or uses it in a way that leaves no safe edit; the edit is
   *     then of no use
   */
  static boolean open(GraphEdit edit) throws Malformed {
    ScalarTimestep timestep = new ScalarTimestep(edit);
    boolean opened = timestep.openInput() && timestep.openUses();
    if (opened) {
      timestep.forgetShapes();
    }
    return opened;
  }

  /** Gives the input a dimension; false if it has one. */
  private boolean openInput() throws Malformed {
    WireReader graph = edit.fields();
    while (graph.advance()) {
      if (graph.at(GraphEdit.INPUT) && name(graph.message()).equals(NAME)) {
        long element = scalarElement(graph.message());
        if (element < 0) {
          return false;
        }
        WireWriter dimension = new WireWriter().text(DIMENSION_NAME, "timesteps");
        WireWriter tensor =
            new WireWriter()
                .number(TENSOR_ELEMENT, element)
                .message(TENSOR_SHAPE, new WireWriter().message(SHAPE_DIMENSION, dimension));
        WireWriter value =
            new WireWriter()
                .text(VALUE_NAME, NAME)
                .message(VALUE_TYPE, new WireWriter().message(TYPE_TENSOR, tensor));
        edit.replace(
            new Splice(
                graph.fieldStart(),
                graph.fieldEnd(),
                new WireWriter().message(GraphEdit.INPUT, value).toBytes()));
        return true;
      }
    }
    return false;
  }

  private static String name(WireReader value) throws Malformed {
    while (value.advance()) {
      if (value.at(VALUE_NAME)) {
        return value.text();
      }
    }
    return "";
  }

  /** The number format of a scalar, or -1 if the value is none. */
  private static long scalarElement(WireReader value) throws Malformed {
    while (value.advance()) {
      if (value.at(VALUE_TYPE)) {
        WireReader type = value.message();
        while (type.advance()) {
          if (type.at(TYPE_TENSOR)) {
            return scalarTensorElement(type.message());
          }
        }
      }
    }
    return -1;
  }

  private static long scalarTensorElement(WireReader tensor) throws Malformed {
    long element = -1;
    while (tensor.advance()) {
      if (tensor.atNumber(TENSOR_ELEMENT)) {
        element = tensor.number();
      } else if (tensor.at(TENSOR_SHAPE) && tensor.message().advance()) {
        return -1;
      }
    }
    return element;
  }

  /** Makes a vector of the timestep wherever it is used; false where that may not be right. */
  private boolean openUses() throws Malformed {
    int known;
    List<Splice> uses;
    do {
      known = scalars.size();
      uses = new ArrayList<>();
      WireReader nodes = edit.fields();
      while (nodes.advance()) {
        if (nodes.at(GraphEdit.NODE) && takesScalar(nodes.message())) {
          Node node = Node.read(nodes.message());
          switch (node.operator) {
            case "Cast", "Identity" -> scalars.addAll(node.outputs);
            case "Unsqueeze" ->
                uses.add(new Splice(nodes.fieldStart(), nodes.fieldEnd(), flattening(node)));
            default -> {
              return false;
            }
          }
        }
      }
    } while (scalars.size() > known);
    uses.forEach(edit::replace);
    return !uses.isEmpty();
  }

  private boolean takesScalar(WireReader node) throws Malformed {
    while (node.advance()) {
      if (node.at(NODE_INPUT) && scalars.contains(node.text())) {
        return true;
      }
    }
    return false;
  }

  private record Node(List<String> inputs, List<String> outputs, String name, String operator) {

    static Node read(WireReader fields) throws Malformed {
      List<String> inputs = new ArrayList<>();
      List<String> outputs = new ArrayList<>();
      String name = "";
      String operator = "";
      while (fields.advance()) {
        if (fields.at(NODE_INPUT)) {
          inputs.add(fields.text());
        } else if (fields.at(NODE_OUTPUT)) {
          outputs.add(fields.text());
        } else if (fields.at(NODE_NAME)) {
          name = fields.text();
        } else if (fields.at(NODE_OPERATOR)) {
          operator = fields.text();
        }
      }
      return new Node(inputs, outputs, name, operator);
    }
  }

  /** A {@code Reshape} to [-1] with the same input and output as this {@code Unsqueeze}. */
  private static byte[] flattening(Node unsqueeze) throws Malformed {
    if (unsqueeze.inputs.isEmpty() || unsqueeze.outputs.size() != 1) {
      throw new Malformed();
    }
    String output = unsqueeze.outputs.getFirst();
    String shape = output + "/timesteps_shape";
    WireWriter tensor = // one int64, -1
        new WireWriter().number(1, 1).number(2, 7).number(7, -1);
    WireWriter value = // of type TENSOR
        new WireWriter().text(1, "value").message(5, tensor).number(20, 4);
    WireWriter constant =
        new WireWriter()
            .text(NODE_OUTPUT, shape)
            .text(NODE_OPERATOR, "Constant")
            .message(NODE_ATTRIBUTE, value);
    WireWriter reshape =
        new WireWriter()
            .text(NODE_INPUT, unsqueeze.inputs.getFirst())
            .text(NODE_INPUT, shape)
            .text(NODE_OUTPUT, output)
            .text(NODE_NAME, unsqueeze.name)
            .text(NODE_OPERATOR, "Reshape");
    return new WireWriter()
        .message(GraphEdit.NODE, constant)
        .message(GraphEdit.NODE, reshape)
        .toBytes();
  }

  /** Takes away what the file says about shapes that are no longer true. */
  private void forgetShapes() throws Malformed {
    WireReader graph = edit.fields();
    while (graph.advance()) {
      if (graph.at(GraphEdit.VALUE_INFO) && scalars.contains(name(graph.message()))) {
        edit.replace(new Splice(graph.fieldStart(), graph.fieldEnd(), new byte[0]));
      }
    }
  }
}
