package backdrop.command.models;

import backdrop.command.Refusal;
import backdrop.command.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the model that a person means: by its name in {@code models list}, or by its folder. */
public final class ModelNames {

  private final Surroundings surroundings;

  public ModelNames(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The model's folder. A name that is listed means that model, even where a folder is called so
   * too; {@code ./name} means the folder.
   */
  public Path folder(String nameOrFolder) {
    if (nameOrFolder.equals(ModelStore.BUILT_IN)) {
      return surroundings.starterModel();
    }
    Optional<Path> imported = store().find(nameOrFolder);
    if (imported.isPresent()) {
      return imported.get();
    }
    Path folder = Path.of(nameOrFolder).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new Refusal(
          "there is no model '%s': ./backdrop models list shows what there is"
              .formatted(nameOrFolder));
    }
    return folder;
  }

  ModelStore store() {
    return new ModelStore(surroundings.modelStore());
  }
}
