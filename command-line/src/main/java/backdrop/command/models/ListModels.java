package backdrop.command.models;

import backdrop.command.HelpOption;
import backdrop.command.Refusal;
import backdrop.command.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./backdrop models list}. */
@Command(name = "list", description = "Shows every model that can be painted with.")
final class ListModels implements Runnable {

  @Mixin HelpOption help = new HelpOption();

  private final Surroundings surroundings;

  ListModels(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    surroundings.out().println("starter");
    Path store = surroundings.modelStore();
    if (!Files.isDirectory(store)) {
      return;
    }
    try (Stream<Path> folders = Files.list(store)) {
      folders
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .sorted()
          .forEach(folder -> surroundings.out().println(folder.getFileName()));
    } catch (IOException e) {
      throw new Refusal("cannot read " + store + ": " + e.getMessage(), e);
    }
  }
}
