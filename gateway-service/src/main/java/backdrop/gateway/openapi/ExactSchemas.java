package backdrop.gateway.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Makes the schemas say what the records say: a component is required unless a request may leave it
 * out, and may be null only where it is {@code @Nullable}. Runs at build time.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ExactSchemas implements OASFilter {
  private static final String ROOT = "backdrop.gateway";
  private static final DotName SCHEMA =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);

  private final Map<String, ClassInfo> records = new HashMap<>();

  public ExactSchemas(IndexView index) {
    for (ClassInfo type : index.getKnownClasses()) {
      if (type.isRecord() && type.name().toString().startsWith(ROOT)) {
        records.put(schemaName(type), type);
      }
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              @Nullable ClassInfo type = records.get(name);
              if (type != null && schema.getProperties() != null) {
                describe(type, schema);
              }
            });
  }

  private static void describe(ClassInfo type, Schema schema) {
    boolean request = type.name().toString().endsWith("Request");
    boolean leftOutWhenNull = type.hasDeclaredAnnotation(JSON_INCLUDE);
    List<String> required = new ArrayList<>();
    Map<String, Schema> properties = new HashMap<>(schema.getProperties());
    for (RecordComponentInfo component : type.recordComponentsInDeclarationOrder()) {
      boolean nullable = isNullable(component);
      if (!nullable || !(request || leftOutWhenNull)) {
        required.add(component.name());
      }
      if (nullable && !leftOutWhenNull) {
        properties.computeIfPresent(component.name(), (name, property) -> orNull(property));
      }
    }
    schema.setRequired(required.isEmpty() ? null : required);
    // The records' own order, which is how people read them.
    Map<String, Schema> ordered = new LinkedHashMap<>();
    type.recordComponentsInDeclarationOrder()
        .forEach(c -> ordered.put(c.name(), properties.get(c.name())));
    schema.setProperties(ordered);
  }

  private static boolean isNullable(RecordComponentInfo component) {
    return component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE);
  }

  private static Schema orNull(Schema property) {
    if (property.getRef() != null) {
      Schema reference = OASFactory.createSchema().ref(property.getRef());
      Schema nothing = OASFactory.createSchema().addType(SchemaType.NULL);
      return OASFactory.createSchema()
          .description(property.getDescription())
          .anyOf(List.of(reference, nothing));
    }
    return property.addType(SchemaType.NULL);
  }

  private static String schemaName(ClassInfo type) {
    for (AnnotationInstance annotation : type.annotations(SCHEMA)) {
      @Nullable AnnotationValue name = annotation.value("name");
      if (annotation.target().kind() == AnnotationTarget.Kind.CLASS && name != null) {
        return name.asString();
      }
    }
    return type.simpleName();
  }
}
