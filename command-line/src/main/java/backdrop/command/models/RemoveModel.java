package backdrop.command.models;

import backdrop.command.HelpOption;
import backdrop.command.Refusal;
import backdrop.command.Surroundings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./backdrop models remove}. */
@Command(name = "remove", description = "Deletes an imported model. It asks nothing.")
final class RemoveModel implements Runnable {

  @Mixin HelpOption help = new HelpOption();

  @Parameters(paramLabel = "NAME", description = "a name from the list")
  String name = "";

  private final Surroundings surroundings;

  RemoveModel(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    if (name.equals(ModelStore.BUILT_IN)) {
      throw new Refusal("the built-in model stays: it ships with the sources");
    }
    ModelStore store = new ModelStore(surroundings.modelStore());
    Path folder =
        store
            .find(name)
            .orElseThrow(
                () ->
                    new Refusal(
                        "there is no imported model '%s': ./backdrop models list shows what there is"
                            .formatted(name)));
    if (new RunningStack(surroundings.home()).paintsWith(folder)) {
      throw new Refusal(
          "the running Backdrop paints with '%s': stop it first (./backdrop down)".formatted(name));
    }
    store.remove(folder);
    surroundings.out().printf("Removed %s%n", name);
  }
}
