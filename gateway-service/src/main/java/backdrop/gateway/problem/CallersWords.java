package backdrop.gateway.problem;

import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names the fields of a service's refusal as the caller of this API wrote them: {@code presetId},
 * where the service speaks of {@code settings.preset_id}.
 */
final class CallersWords {
  /** What the services keep under settings stands at the top of a request's document. */
  private static final String GROUP = "settings.";

  /** The few fields that have another name here. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of("canvas", "size", "negative_prompt", "negative");

  private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

  private CallersWords() {}

  /** The same failure in the caller's words, in its sentence too. */
  static Failure of(Failure failure) {
    if (failure.fields().isEmpty()) {
      return failure;
    }
    String text = failure.text();
    List<FieldProblem> fields = new ArrayList<>();
    for (FieldProblem problem : failure.fields()) {
      String name = name(problem.field());
      text = text.replace(problem.field() + " ", name + " ");
      fields.add(new FieldProblem(name, problem.rule()));
    }
    Failure said =
        new Failure(failure.reason(), text, failure)
            .withDetails(failure.details())
            .withFields(fields);
    return failure.retryAfter().map(said::withRetryAfter).orElse(said);
  }

  private static String name(String field) {
    String path = field.startsWith(GROUP) ? field.substring(GROUP.length()) : field;
    int end = path.indexOf('.') < 0 ? path.length() : path.indexOf('.');
    String first = path.substring(0, end);
    String known = OTHER_NAMES.getOrDefault(first, first) + path.substring(end);
    return NEXT_WORD.matcher(known).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
