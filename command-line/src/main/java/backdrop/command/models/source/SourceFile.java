package backdrop.command.models.source;

import backdrop.command.Refusal;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file that a source offers.
 *
 * @param path relative, with slashes; never leads out of the folder it is put into
 * @param sha256 where the source announces it, 64 lower-case hexadecimal digits
 */
public record SourceFile(String path, long bytes, Optional<String> sha256) {

  public SourceFile {
    if (!staysInside(path)) {
      throw new Refusal("refused: a file is called '" + shown(path) + "', which leaves the folder");
    }
    if (bytes < 0) {
      throw new Refusal("refused: %s has no size".formatted(path));
    }
  }

  public static SourceFile of(String path, long bytes) {
    return new SourceFile(path, bytes, Optional.empty());
  }

  private static boolean staysInside(String path) {
    return !path.contains("\\")
        && path.chars().noneMatch(Character::isISOControl)
        && Arrays.stream(path.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  /** Names come from strangers; a terminal must not obey them. */
  private static String shown(String path) {
    return path.replaceAll("\\p{Cntrl}", "?");
  }
}
