package switchboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** JSON Schemas of request and response records, each stored once under its name. */
@SuppressWarnings("rawtypes") // the library uses raw types
final class OpenApiSchemas {

  private final ModelConverters converters = new ModelConverters(true);
  private final Map<String, Class<?>> records = new HashMap<>();
  private final Map<String, Schema> named = new TreeMap<>();

  static Schema<?> of(String... types) {
    return new JsonSchema().types(Set.of(types));
  }

  /** All schemas that were requested. */
  Map<String, Schema> named() {
    return named;
  }

  /** The schema of a response. */
  Schema<?> answer(Type type) {
    return of(type, false);
  }

  /** The schema of a request body: no other fields, and no nulls. */
  Schema<?> body(Class<?> type) {
    return of(type, true);
  }

  private Schema<?> of(Type type, boolean asBody) {
    var known = ResolvableType.forType(type);
    if (known.resolve() == byte[].class || Map.class.isAssignableFrom(known.toClass())) {
      return of("object");
    }
    var found = converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    found.referencedSchemas.forEach(named::putIfAbsent);
    complete(known, asBody);
    return found.schema;
  }

  /** Adds what the library does not know: optional components, and those that are JSON already. */
  private void complete(ResolvableType type, boolean asBody) {
    for (var part : type.getGenerics()) {
      complete(part, asBody);
    }
    var record = type.toClass();
    var components = record.getRecordComponents();
    if (components == null || isKnown(record)) {
      return;
    }
    var schema = Objects.requireNonNull(named.get(record.getSimpleName()));
    boolean leavesOut = asBody || record.isAnnotationPresent(JsonInclude.class);
    for (var component : components) {
      complete(schema, component, leavesOut);
      complete(ResolvableType.forType(component.getGenericType()), asBody);
    }
    if (asBody) {
      schema.setAdditionalProperties(false);
    }
  }

  private boolean isKnown(Class<?> record) {
    var other = records.putIfAbsent(record.getSimpleName(), record);
    if (other != null && other != record) {
      throw new IllegalStateException(
          "Two records have the same schema name; rename one: " + other + ", " + record);
    }
    return other != null;
  }

  private static void complete(Schema<?> schema, RecordComponent component, boolean leavesOut) {
    var name = name(component);
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    var property =
        component.getAccessor().isAnnotationPresent(JsonRawValue.class)
            ? of("object")
            : Objects.requireNonNull(schema.getProperties().get(name), name);
    schema.addProperty(name, nullable && !leavesOut ? orNull(property) : property);
    if (!nullable || !leavesOut) {
      schema.addRequiredItem(name);
    }
  }

  private static Schema<?> orNull(Schema<?> schema) {
    if (schema.get$ref() != null) {
      return new JsonSchema().anyOf(List.of(schema, of("null")));
    }
    schema.addType("null");
    return schema;
  }

  private static String name(RecordComponent component) {
    var given = component.getAccessor().getAnnotation(JsonProperty.class);
    return given == null || given.value().isEmpty() ? component.getName() : given.value();
  }
}
