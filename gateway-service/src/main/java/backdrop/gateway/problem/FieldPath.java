package backdrop.gateway.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.List;

/** Names a field as the caller wrote it, not as our methods call it. */
final class FieldPath {
  private FieldPath() {}

  /**
   * For example {@code placement.height} or {@code edits[0].tool}; a parameter's own name; {@code
   * body} for the whole.
   */
  static String of(ConstraintViolation<?> violation) {
    List<String> names = new ArrayList<>();
    String parameter = "body";
    for (Path.Node node : violation.getPropertyPath()) {
      // The index that a node carries is that of the list before it.
      if (node.getIndex() != null && !names.isEmpty()) {
        names.addLast(names.removeLast() + "[" + node.getIndex() + "]");
      }
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

  /** The same of a document that could not be read. */
  static String of(List<JsonMappingException.Reference> path) {
    StringBuilder names = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      if (step.getFieldName() == null) {
        names.append('[').append(step.getIndex()).append(']');
      } else {
        names.append(names.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return names.toString();
  }
}
