package backdrop.gateway.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a field of a document takes where something else was found. */
final class WrongValue {
  private static final String OTHERWISE = "has a value of the wrong type";
  private static final ObjectMapper JSON = new ObjectMapper();

  private WrongValue() {}

  /** The rule that the field breaks; a word from a list names all that the list has. */
  static String rule(JsonMappingException fault) {
    @Nullable Class<?> wanted =
        fault instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    if (wanted == null) {
      return OTHERWISE;
    }
    if (wanted.isEnum()) {
      return Arrays.stream(wanted.getEnumConstants())
          .map(constant -> JSON.convertValue(constant, String.class))
          .collect(Collectors.joining(", ", "must be one of ", ""));
    }
    return switch (wanted.getSimpleName()) {
      case "Integer", "int", "Long", "long" -> "must be a whole number";
      case "Double", "double", "Float", "float" -> "must be a number";
      case "Boolean", "boolean" -> "must be true or false";
      default -> OTHERWISE;
    };
  }
}
