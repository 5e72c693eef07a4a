package backdrop.gateway.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.List;

/** Names a field as the caller wrote it, not as our methods call it. */
final class FieldPath {
  private FieldPath() {}

  /** For example {@code placement.height}; a parameter's own name; {@code body} for the whole. */
  static String of(ConstraintViolation<?> violation) {
    List<String> names = new ArrayList<>();
    String parameter = "body";
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PROPERTY) {
        names.add(node.getName());
      } else if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
      }
    }
    // "complete" is no field: the check belongs to the object around it.
    names.remove("complete");
    if (!names.isEmpty()) {
      return String.join(".", names);
    }
    return "request".equals(parameter) ? "body" : parameter;
  }
}
