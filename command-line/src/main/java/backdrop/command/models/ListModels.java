package backdrop.command.models;

import backdrop.command.HelpOption;
import backdrop.command.Surroundings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./backdrop models list}. */
@Command(name = "list", description = "Shows every model that can be painted with.")
final class ListModels implements Callable<Integer> {

  @Mixin HelpOption help = new HelpOption();

  @Option(names = "--json", description = "as JSON, with folders and times")
  boolean json;

  private final Surroundings surroundings;

  ListModels(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    List<ModelRow> rows = new ArrayList<>();
    rows.add(ModelRow.of(ModelStore.BUILT_IN, surroundings.starterModel()));
    new ModelStore(surroundings.modelStore())
        .folders()
        .forEach(folder -> rows.add(ModelRow.of(folder.getFileName().toString(), folder)));
    if (json) {
      surroundings
          .out()
          .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
    } else {
      print(rows);
    }
    return 0;
  }

  private void print(List<ModelRow> rows) {
    Table table = new Table("NAME", "FAMILY", "SIZE", "LICENCE", "PAINTS ON", "FROM");
    for (ModelRow row : rows) {
      if (row.problem() != null) {
        table.add(row.name(), "broken", "", "", "", row.problem());
      } else {
        table.add(
            row.name(),
            row.family(),
            Sizes.text(row.bytes()),
            Objects.requireNonNullElse(row.license(), "not stated"),
            row.devices(),
            Objects.requireNonNullElse(row.source(), "built in"));
      }
    }
    table.print(surroundings.out());
  }
}
