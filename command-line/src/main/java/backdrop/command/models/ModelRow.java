package backdrop.command.models;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.ModelVariant;
import backdrop.diffusion.model.ModelManifest;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One model in the list, as {@code --json} shows it.
 *
 * @param variants empty if one set of networks serves every device
 * @param untried the variants that nobody has painted with yet
 * @param problem why it cannot be read, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelRow(
    String name,
    String folder,
    String family,
    @Nullable String license,
    long bytes,
    List<String> variants,
    List<String> untried,
    @Nullable String source,
    @Nullable String imported,
    @Nullable String problem) {

  static ModelRow of(String name, Path folder) {
    try {
      ModelFolder model = ModelFolder.at(folder);
      ModelManifest manifest = model.manifest();
      return new ModelRow(
          name,
          folder.toString(),
          manifest.family().orElse("unknown"),
          manifest.license().orElse(null),
          manifest.bytes(),
          ids(model.variants()),
          ids(manifest.untried()),
          manifest.source().orElse(null),
          manifest.imported().map(Object::toString).orElse(null),
          null);
    } catch (DiffusionException e) {
      return new ModelRow(
          name,
          folder.toString(),
          "unknown",
          null,
          0,
          List.of(),
          List.of(),
          null,
          null,
          e.getMessage());
    }
  }

  /** The devices it paints on, for people. */
  String devices() {
    if (variants.isEmpty()) {
      return "CPU, GPU";
    }
    return String.join(
        ", ",
        List.of(on(ModelVariant.CPU_FP32, "CPU"), on(ModelVariant.GPU_FP16, "GPU")).stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private Optional<String> on(ModelVariant variant, String device) {
    return Optional.of(device)
        .filter(name -> variants.contains(variant.id()))
        .map(name -> untried.contains(variant.id()) ? name + " (untried)" : name);
  }

  private static List<String> ids(Collection<ModelVariant> variants) {
    return variants.stream().map(ModelVariant::id).toList();
  }
}
