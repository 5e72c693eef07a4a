package backdrop.inference.generation;

import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import java.util.List;

/**
 * What this installation can paint with.
 *
 * @param models at least one, the default first
 * @param device what paints, in words for people
 */
public record Capabilities(List<PaintingModel> models, String device) {
  public Capabilities {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("an installation has at least one model");
    }
  }

  /**
   * The model of that name; the default one for an empty name.
   *
   * @throws Failure MODEL_UNKNOWN
   */
  public PaintingModel model(String name) {
    if (name.isEmpty()) {
      return models.getFirst();
    }
    return models.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.ofField(
                    InferenceReason.MODEL_UNKNOWN,
                    "settings.model",
                    "must be one of " + models.stream().map(PaintingModel::name).toList()));
  }
}
