package backdrop.command.models;

import backdrop.command.HelpOption;
import backdrop.command.Surroundings;
import backdrop.command.models.source.ModelSource;
import backdrop.command.models.source.Sources;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./backdrop models import}. */
@Command(
    name = "import",
    description = {
      "Copies a model into the store, once it has painted.",
      "Only its ONNX networks, tokenizer, scheduler and descriptions are copied. Each file gets a digest, so that"
          + " damage is found before it does harm. Nothing appears in the store before all of it is right."
    },
    footer = {
      "",
      "Environment",
      "  HF_TOKEN                  for private and gated repositories; HF_ENDPOINT for a mirror",
      "  MLFLOW_TRACKING_URI       the registry; MLFLOW_TRACKING_TOKEN, or ..._USERNAME and ..._PASSWORD",
      "  BACKDROP_IMPORT_HOSTS     hosts in a private network that a server may send on to"
    })
final class ImportModel implements Runnable {

  @Mixin HelpOption help = new HelpOption();

  @Parameters(
      paramLabel = "SOURCE",
      description = {
        "a folder, an archive (.zip, .tar, .tar.gz, .tgz),",
        "hf://organisation/repository@revision of the Hugging Face Hub,",
        "models:/name/version or models:/name@alias of an MLflow registry"
      })
  String source = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what to call it here (default: after the source)")
  @Nullable String name;

  private final Surroundings surroundings;

  ImportModel(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    Sources sources = new Sources(surroundings, this::pause);
    try (ModelSource opened = sources.open(source)) {
      String chosen = ModelStore.checkedName(name == null ? opened.suggestedName() : name);
      Path model = new Import(surroundings, opened, chosen).run();
      ModelRow row = ModelRow.of(chosen, model);
      surroundings
          .out()
          .printf("Imported %s: %s, %s%n", chosen, row.family(), Sizes.text(row.bytes()));
      surroundings.out().printf("  Paint with it   ./backdrop up --model %s%n", chosen);
    }
  }

  private void pause(Duration duration) throws InterruptedException {
    surroundings.err().printf("No answer yet, trying again in %d s%n", duration.toSeconds());
    Thread.sleep(duration);
  }
}
