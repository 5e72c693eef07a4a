package backdrop.command.inspect;

import backdrop.picture.PictureException;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file, as {@code --json} shows it; what does not apply is null.
 *
 * @param reason why it is refused: a {@link backdrop.picture.Refusal} or a {@link FileProblem}
 * @param type the media type that its first bytes speak of
 * @param width of the upright picture
 * @param height of the upright picture
 * @param sha256 of the upright sRGB pixels, 8-bit R, G, B, A, row by row
 * @param detail how the picture is stored, or why it is refused, in words
 * @param limit the limit that decided
 * @param value what was measured against it
 * @param steps what is done to make the pixels of the file, in words
 */
@JsonPropertyOrder({"file", "accepted", "reason", "type", "width", "height", "sha256"})
record Verdict(
    String file,
    boolean accepted,
    @Nullable String reason,
    @Nullable String type,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String sha256,
    String detail,
    @Nullable Long limit,
    @Nullable Long value,
    List<String> steps) {

  static Verdict refused(String file, Optional<String> type, PictureException refusal) {
    return new Verdict(
        file,
        false,
        refusal.refusal().name(),
        type.orElse(null),
        null,
        null,
        null,
        String.valueOf(refusal.getMessage()),
        boxed(refusal.limit()),
        boxed(refusal.measured()),
        List.of());
  }

  static Verdict without(String file, FileProblem problem, String detail) {
    return new Verdict(
        file, false, problem.name(), null, null, null, null, detail, null, null, List.of());
  }

  private static @Nullable Long boxed(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  /** Some lines for people. */
  String text() {
    String name = file.replaceAll("\\p{Cntrl}", "?");
    if (!accepted) {
      String figures = limit == null ? "" : " (limit %d, value %d)".formatted(limit, value);
      return "%s: refused, %s%s%n  %s".formatted(name, reason, figures, detail);
    }
    return "%s: %s, %s, %d x %d%n%s  sha256 %s"
        .formatted(
            name,
            type,
            detail,
            width,
            height,
            steps.stream().map("  %s%n"::formatted).collect(Collectors.joining()),
            sha256);
  }
}
