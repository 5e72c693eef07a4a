package backdrop.command.models;

import backdrop.command.HelpOption;
import backdrop.command.Refusal;
import backdrop.command.Surroundings;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.ModelFolder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./backdrop models verify}. */
@Command(
    name = "verify",
    description = {
      "Checks a model: compares every file with its digest and paints one step.",
      "Ends with 0 only if both went well."
    })
final class VerifyModel implements Callable<Integer> {

  @Mixin HelpOption help = new HelpOption();

  @Parameters(paramLabel = "MODEL", description = "a name from the list, or a model folder")
  String model = "";

  @Option(
      names = "--seal",
      description = {
        "take the files as they are: paint with them, and write their digests into backdrop.json"
      })
  boolean seal;

  @Option(names = "--json", description = "the outcome as JSON")
  boolean json;

  private final Surroundings surroundings;

  VerifyModel(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Path folder = new ModelNames(surroundings).folder(model);
    if (!json) {
      report(check(folder));
      return 0;
    }
    ObjectNode outcome =
        new ObjectMapper().createObjectNode().put("model", model).put("folder", folder.toString());
    int code = 0;
    try {
      Outcome found = check(folder);
      outcome.put("sound", true).put("sealed", found.files() > 0).put("files", found.files());
      outcome.put("bytes", found.bytes());
      found.rehearsal().untried().forEach(each -> outcome.withArray("untried").add(each.id()));
    } catch (Refusal | DiffusionException e) {
      outcome.put("sound", false).put("problem", e.getMessage());
      code = 1;
    }
    surroundings.out().println(outcome.toPrettyString());
    return code;
  }

  private record Outcome(int files, long bytes, Rehearsal rehearsal) {}

  private Outcome check(Path folder) {
    if (seal) {
      return outcome(folder, sealed(folder));
    }
    Seal.check(folder, ModelFolder.at(folder).manifest());
    return outcome(folder, Rehearsal.of(folder));
  }

  /** Only a folder that paints stays sealed. */
  private static Rehearsal sealed(Path folder) {
    ManifestFile before = ManifestFile.of(folder);
    ManifestFile sealed = ManifestFile.of(folder).files(Seal.of(folder, bytes -> {}));
    sealed.write();
    try {
      Rehearsal rehearsal = Rehearsal.of(folder);
      sealed.variants(ModelFolder.at(folder).variants(), rehearsal.untried()).write();
      return rehearsal;
    } catch (Refusal | DiffusionException e) {
      before.restore();
      throw e;
    }
  }

  private static Outcome outcome(Path folder, Rehearsal rehearsal) {
    var manifest = ModelFolder.at(folder).manifest();
    return new Outcome(manifest.files().size(), manifest.bytes(), rehearsal);
  }

  private void report(Outcome outcome) {
    if (outcome.files() == 0) {
      surroundings
          .out()
          .printf(
              "%s paints. It has no digests, so later damage would go unseen; --seal writes them.%n",
              model);
    } else {
      surroundings
          .out()
          .printf(
              "%s is sound: %d files, %s, and it paints.%n",
              model, outcome.files(), Sizes.text(outcome.bytes()));
    }
    outcome
        .rehearsal()
        .untried()
        .forEach(
            variant ->
                surroundings
                    .out()
                    .printf("%s was not tried: this machine cannot run it.%n", variant.id()));
  }
}
