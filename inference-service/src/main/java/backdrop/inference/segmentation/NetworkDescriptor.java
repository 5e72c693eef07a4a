package backdrop.inference.segmentation;

import backdrop.diffusion.image.ImagePorts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How a segmentation network wants its picture and what its answer means, as {@code cutout.json}
 * beside the network says.
 *
 * @param name for people
 * @param file the ONNX file's name, in the same folder
 * @param ports which input and output are used
 * @param size side of the square that the network sees, in pixels
 * @param mean taken off R, G and B, which go from 0 to 1
 * @param deviation what they are divided by then
 */
record NetworkDescriptor(
    String name,
    String file,
    ImagePorts ports,
    int size,
    List<Double> mean,
    List<Double> deviation,
    Activation activation,
    Resize resize) {
  static final String FILE = "cutout.json";
  private static final int LARGEST = 4096;

  /** It is kept with each mask that the network makes. */
  private static final int LONGEST_NAME = 100;

  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "file",
          "input",
          "size",
          "mean",
          "std",
          "output",
          "outputIndex",
          "activation",
          "resize");

  /** What makes shares from 0 to 1 of the network's numbers. */
  enum Activation {
    /** They are shares. */
    NONE,
    /** The logistic function. */
    SIGMOID,
    /** The least becomes 0 and the largest 1. */
    MINMAX
  }

  /** How a photo becomes a square. */
  enum Resize {
    /** Its shape is given up. */
    STRETCH,
    /** Its shape is kept; what is left of the square shows the mean colour. */
    LETTERBOX
  }

  /**
   * Reads the descriptor of a folder.
   *
   * @throws UnusableNetwork with a sentence that names the file and the field
   */
  static NetworkDescriptor read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new UnusableNetwork("There is no " + FILE + " in " + folder);
    }
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readString(file));
      if (json == null || !json.isObject()) {
        throw wrong(file, "it must hold one JSON object");
      }
      return new Fields(file, json).descriptor();
    } catch (JsonProcessingException broken) {
      throw wrong(file, "it is not JSON: " + broken.getOriginalMessage());
    } catch (IOException unreadable) {
      throw wrong(file, "it cannot be read: " + unreadable.getMessage());
    }
  }

  private static UnusableNetwork wrong(Path file, String what) {
    return new UnusableNetwork(file + " cannot be used: " + what);
  }

  /** The fields of one file. */
  private record Fields(Path file, JsonNode json) {
    NetworkDescriptor descriptor() {
      Iterator<String> names = json.fieldNames();
      while (names.hasNext()) {
        String name = names.next();
        if (!FIELDS.contains(name)) {
          throw wrong(file, "it has a field " + name + ", which means nothing here");
        }
      }
      String network = text("file").orElse("model.onnx");
      if (network.contains("/") || network.contains("\\")) {
        throw wrong(file, "file must be a name without folders");
      }
      ImagePorts ports =
          new ImagePorts(text("input"), text("output"), whole("outputIndex").orElse(0));
      int size = whole("size").orElseThrow(() -> wrong(file, "it lacks size"));
      if (size < 32 || size > LARGEST) {
        throw wrong(file, "size must be between 32 and " + LARGEST);
      }
      return new NetworkDescriptor(
          name(),
          network,
          ports,
          size,
          colours("mean"),
          deviation(),
          choice("activation", Activation.values(), Activation.NONE),
          choice("resize", Resize.values(), Resize.STRETCH));
    }

    /** The folder's name unless said. */
    private String name() {
      Path path = file.toAbsolutePath();
      String name =
          text("name")
              .orElseGet(() -> String.valueOf(path.getName(Math.max(0, path.getNameCount() - 2))));
      if (name.length() > LONGEST_NAME) {
        throw wrong(file, "name must have at most " + LONGEST_NAME + " characters");
      }
      return name;
    }

    private Optional<JsonNode> field(String name) {
      return Optional.ofNullable(json.get(name)).filter(node -> !node.isNull());
    }

    private Optional<String> text(String name) {
      return field(name)
          .map(
              node -> {
                if (!node.isTextual() || node.textValue().isBlank()) {
                  throw wrong(file, name + " must be text");
                }
                return node.textValue();
              });
    }

    private Optional<Integer> whole(String name) {
      return field(name)
          .map(
              node -> {
                if (!node.isInt()) {
                  throw wrong(file, name + " must be a whole number");
                }
                return node.intValue();
              });
    }

    private List<Double> colours(String name) {
      JsonNode node = field(name).orElseThrow(() -> wrong(file, "it lacks " + name));
      List<Double> colours =
          StreamSupport.stream(node.spliterator(), false)
              .filter(JsonNode::isNumber)
              .map(JsonNode::doubleValue)
              .toList();
      if (!node.isArray() || node.size() != 3 || colours.size() != 3) {
        throw wrong(file, name + " must be three numbers");
      }
      return colours;
    }

    private List<Double> deviation() {
      List<Double> deviation = colours("std");
      if (deviation.stream().anyMatch(value -> !(value > 0))) {
        throw wrong(file, "std must be above 0");
      }
      return deviation;
    }

    private <T extends Enum<T>> T choice(String name, T[] choices, T usual) {
      Optional<String> word = text(name);
      if (word.isEmpty()) {
        return usual;
      }
      return Stream.of(choices)
          .filter(choice -> word(choice).equals(word.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  wrong(
                      file,
                      "%s must be one of %s"
                          .formatted(
                              name,
                              String.join(
                                  ", ", Stream.of(choices).map(each -> word(each)).toList()))));
    }

    private static String word(Enum<?> choice) {
      return choice.name().toLowerCase(Locale.ROOT);
    }
  }
}
