package backdrop.kit.failure;

/**
 * A field of the request and the rule that its value breaks.
 *
 * @param field path as the caller wrote it, for example {@code settings.count}
 * @param rule a sentence for people, for example {@code must be between 1 and 8}
 */
public record FieldProblem(String field, String rule) {}
