package backdrop.diffusion.safety;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.model.JsonFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * How CLIP sees a picture: its middle square, made as small as the model wants it, each colour
 * shifted and scaled. The same numbers as transformers' CLIPImageProcessor.
 *
 * @param shortest what the shorter side of the picture is resized to
 * @param side of the square that is cut from its middle, at most {@code shortest}
 * @param mean of red, green and blue, from 0 to 1
 * @param deviation of red, green and blue
 */
record ClipPicture(int shortest, int side, List<Double> mean, List<Double> deviation) {

  private static final String FILE = "feature_extractor/preprocessor_config.json";
  private static final int USUAL_SIDE = 224;
  private static final int BICUBIC = 3;
  private static final List<Double> USUAL_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  private static final List<Double> USUAL_DEVIATION = List.of(0.26862954, 0.26130258, 0.27577711);

  ClipPicture {
    if (side < 1 || shortest < side || shortest > 4096) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED,
          "%s: crop_size must be from 1 to size, and size at most 4096".formatted(FILE));
    }
    if (mean.size() != 3
        || deviation.size() != 3
        || deviation.stream().anyMatch(value -> !(value > 0))) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN,
          "%s: image_mean and image_std must be three numbers each".formatted(FILE));
    }
  }

  static ClipPicture read(ModelFolder folder) {
    JsonFile json = JsonFile.readIfPresent(folder, FILE);
    if (json.integer("resample").orElse(BICUBIC) != BICUBIC) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED, FILE + ": resample must be 3, which is bicubic");
    }
    return new ClipPicture(
        side(json.raw("size")),
        side(json.raw("crop_size")),
        colours(json.raw("image_mean"), USUAL_MEAN),
        colours(json.raw("image_std"), USUAL_DEVIATION));
  }

  /** A number, or an object with one: both stand in the wild. */
  private static int side(Optional<JsonNode> node) {
    if (node.isEmpty()) {
      return USUAL_SIDE;
    }
    JsonNode given = node.get();
    JsonNode edge = given.has("shortest_edge") ? given.get("shortest_edge") : given.get("height");
    return edge == null ? given.asInt(0) : edge.asInt(0);
  }

  private static List<Double> colours(Optional<JsonNode> node, List<Double> usual) {
    return node.map(given -> given.valueStream().map(JsonNode::asDouble).toList()).orElse(usual);
  }

  /** {@code [3, side, side]}. */
  float[] planes(RgbImage picture) {
    int shorter = Math.min(picture.width(), picture.height());
    int width = (int) ((long) shortest * picture.width() / shorter);
    int height = (int) ((long) shortest * picture.height() / shorter);
    byte[] rgb = Bicubic.resize(picture, width, height).rgb();
    int left = (width - side) / 2;
    int top = (height - side) / 2;
    float[] planes = new float[3 * side * side];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          int code = rgb[((top + y) * width + left + x) * 3 + c] & 0xFF;
          planes[(c * side + y) * side + x] =
              (float) ((code / 255.0 - mean.get(c)) / deviation.get(c));
        }
      }
    }
    return planes;
  }
}
