package backdrop.command.inspect;

import backdrop.command.HelpOption;
import backdrop.command.Refusal;
import backdrop.command.Surroundings;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Encoders;
import backdrop.picture.RgbaImage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./backdrop inspect}. */
@Command(
    name = "inspect",
    description = {
      "Says for each file what would become of it as a photo: what it is and what is done with it,"
          + " or why it is refused, with the limit and the value.",
      "",
      "An accepted file gets the size of the upright picture and the SHA-256 of its pixels: sRGB,"
          + " 8-bit R, G, B, A with straight alpha, row by row. The limits are those that a"
          + " Backdrop has unless it is configured otherwise.",
      "",
      "Ends with 0 if every file is accepted, with 1 if any is refused.",
      ""
    },
    sortOptions = false)
public final class Inspect implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to look at.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--json",
      description =
          "One JSON object a line: file, accepted, reason, type, width, height, sha256, ...")
  private boolean json;

  @Option(
      names = "--png",
      paramLabel = "DIR",
      description = "Where to write each accepted picture as it was read, as FILE.png.")
  private @Nullable Path png;

  @Option(
      names = "--min-side",
      paramLabel = "N",
      defaultValue = "64",
      description = "The shortest side that is accepted, in pixels. Default: ${DEFAULT-VALUE}.")
  private int minSide;

  @Mixin HelpOption help = new HelpOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  private Inspect(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The command with its options. */
  public static CommandLine in(Surroundings surroundings) {
    return new CommandLine(new Inspect(surroundings));
  }

  @Override
  public Integer call() {
    DecodeLimits limits = limits();
    boolean allAccepted = true;
    for (int i = 0; i < files.size(); i++) {
      Inspection inspection = Inspection.of(files.get(i), limits);
      print(inspection.verdict());
      if (png != null && inspection.image() != null) {
        write(png, i, inspection.image());
      }
      allAccepted &= inspection.verdict().accepted();
    }
    return allAccepted ? 0 : 1;
  }

  private DecodeLimits limits() {
    int most = DecodeLimits.DEFAULTS.maxSide();
    if (minSide < 1 || minSide > most) {
      throw new ParameterException(
          spec.commandLine(), "--min-side: must lie between 1 and " + most);
    }
    return DecodeLimits.DEFAULTS.withMinSide(minSide);
  }

  private void print(Verdict verdict) {
    try {
      surroundings.out().println(json ? JSON.writeValueAsString(verdict) : verdict.text());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void write(Path folder, int index, RgbaImage image) {
    Path target = folder.resolve(pngName(index));
    try {
      Files.createDirectories(folder);
      Files.write(target, Encoders.png(image));
    } catch (IOException failed) {
      throw new Refusal("cannot write " + target + ": " + failed.getMessage(), failed);
    }
  }

  /** The file's own name; numbered where files of several folders share it. */
  private String pngName(int index) {
    String name = nameOf(files.get(index));
    boolean taken = files.subList(0, index).stream().anyMatch(f -> name.equals(nameOf(f)));
    return taken ? "%s-%d.png".formatted(name, index + 1) : name + ".png";
  }

  private static String nameOf(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }
}
