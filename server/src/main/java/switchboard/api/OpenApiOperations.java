package switchboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.servlet.View;
import switchboard.insight.Period;
import switchboard.operations.InsightService;
import switchboard.web.Needs;

/** Builds the OpenAPI operations of endpoint methods. */
record OpenApiOperations(OpenApiSchemas schemas) {

  static final String TOKEN = "token";

  io.swagger.v3.oas.models.Operation of(OpenApiRoute route) {
    var handler = route.handler();
    var operation = new io.swagger.v3.oas.models.Operation().operationId(route.name());
    var annotation = handler.getMethodAnnotation(Operation.class);
    var body = annotation == null ? Optional.<Class<?>>empty() : body(annotation);
    if (annotation != null) {
      operation.summary(annotation.summary());
      operation.description(annotation.description().isEmpty() ? null : annotation.description());
      body.ifPresent(type -> operation.requestBody(body(annotation, type)));
    }
    var parameters = Arrays.stream(handler.getMethodParameters()).flatMap(this::parameter).toList();
    parameters.forEach(operation::addParametersItem);
    var needs = handler.getMethodAnnotation(Needs.class);
    operation.security(needs == null ? List.of() : List.of(security(needs)));
    return operation.responses(responses(route, needs, parameters, body.isPresent()));
  }

  private static SecurityRequirement security(Needs needs) {
    return new SecurityRequirement().addList(TOKEN, needs.value().word());
  }

  private static Optional<Class<?>> body(Operation annotation) {
    return Arrays.stream(annotation.requestBody().content())
        .findFirst()
        .map(content -> content.schema().implementation());
  }

  private RequestBody body(Operation annotation, Class<?> type) {
    return new RequestBody()
        .required(annotation.requestBody().required())
        .content(content("application/json", schemas.body(type)));
  }

  private Stream<Parameter> parameter(MethodParameter parameter) {
    var inPath = parameter.getParameterAnnotation(PathVariable.class);
    var inQuery = parameter.getParameterAnnotation(RequestParam.class);
    if (inPath != null) {
      return Stream.of(parameter(inPath.value(), "path", parameter).required(true));
    }
    if (inQuery == null) {
      return Stream.empty();
    }
    var described = parameter(inQuery.value(), "query", parameter);
    boolean preset = !inQuery.defaultValue().equals(ValueConstants.DEFAULT_NONE);
    if (preset) {
      described.getSchema().setDefault(presetOf(described.getSchema(), inQuery.defaultValue()));
    }
    return Stream.of(described.required(inQuery.required() && !preset));
  }

  private static Object presetOf(Schema<?> schema, String text) {
    boolean number = schema.getTypes() != null && schema.getTypes().contains("integer");
    return number ? new BigDecimal(text) : text;
  }

  private Parameter parameter(String given, String place, MethodParameter parameter) {
    var name = given.isEmpty() ? parameter.getParameter().getName() : given;
    var described = new Parameter().name(name).in(place);
    return switch (name) {
      case "user_id" ->
          described.description("Telegram user id.").schema(integer("int64", 1, Paging.HIGHEST_ID));
      case "limit" ->
          described
              .description("Maximum number of rows per page.")
              .schema(integer("int32", 1, Paging.MAX_COUNT));
      case "cursor" ->
          described
              .description("`next` of the previous page; omit it for the first page.")
              .schema(OpenApiSchemas.of("string"));
      case "block" ->
          described
              .description("The block of the page Insight.")
              .schema(oneOf("string", InsightService.blocks()));
      case "days" ->
          described
              .description("Number of days up to today, in UTC.")
              .schema(oneOf("integer", Period.CHOICES));
      default -> described.schema(schemas.answer(parameter.getGenericParameterType()));
    };
  }

  private static Schema<?> oneOf(String type, List<?> values) {
    var schema = new JsonSchema();
    schema.setTypes(Set.of(type));
    schema.setEnum(List.copyOf(values));
    return schema;
  }

  private static Schema<?> integer(String format, long least, long most) {
    return OpenApiSchemas.of("integer")
        .format(format)
        .minimum(BigDecimal.valueOf(least))
        .maximum(BigDecimal.valueOf(most));
  }

  private ApiResponses responses(
      OpenApiRoute route, @Nullable Needs needs, List<Parameter> parameters, boolean body) {
    var responses = new ApiResponses();
    responses.addApiResponse("200", good(route));
    if (!parameters.isEmpty() || body) {
      responses.addApiResponse(
          "400", problem("Invalid request; `field` names the parameter or field."));
    }
    if (needs != null) {
      responses.addApiResponse(
          "401", problem("The token is missing, unknown, expired or revoked."));
      responses.addApiResponse(
          "403", problem("The token lacks the scope " + needs.value().word() + "."));
    }
    if (parameters.stream().anyMatch(parameter -> Objects.equals(parameter.getName(), "user_id"))) {
      responses.addApiResponse("404", problem("There is no user with this id."));
    }
    if (body) {
      responses.addApiResponse("413", problem("The body is longer than 64 KiB."));
    }
    return responses;
  }

  private ApiResponse good(OpenApiRoute route) {
    var returned = ResolvableType.forMethodReturnType(route.handler().getMethod());
    var type =
        ResponseEntity.class.isAssignableFrom(returned.toClass())
            ? returned.getGeneric(0)
            : returned;
    var response = new ApiResponse().description("Done.");
    if (type.toClass() == void.class) {
      return response;
    }
    if (View.class.isAssignableFrom(type.toClass())) { // a file that is streamed
      return response.content(content("text/plain", OpenApiSchemas.of("string")));
    }
    var mediaType = type.toClass() == String.class ? "text/plain" : "application/json";
    return response.content(content(mediaType, schemas.answer(type.getType())));
  }

  private ApiResponse problem(String description) {
    return new ApiResponse()
        .description(description)
        .content(content("application/problem+json", schemas.answer((Type) ProblemBody.class)));
  }

  private static Content content(String mediaType, Schema<?> schema) {
    return new Content().addMediaType(mediaType, new MediaType().schema(schema));
  }
}
