package switchboard.api;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** OpenAPI 3.1 document, generated from the registered routes. */
final class OpenApiDocument {

  private static final String ABOUT =
      """
      API for administrators' scripts and monitoring.

      Lists are paged: pass `next` of a page as `cursor` to get the following page; it is null at the end. Paging neither \
      skips nor repeats rows that exist from its start to its end. Times are ISO 8601 in UTC. \
      Errors are `application/problem+json` (RFC 9457) and name the invalid field.

      Create a token with `switchboard token create`.\
      """;

  private OpenApiDocument() {}

  static byte[] of(String version, List<OpenApiRoute> routes) {
    var schemas = new OpenApiSchemas();
    var operations = new OpenApiOperations(schemas);
    var paths = new Paths();
    for (var route : routes) {
      paths
          .computeIfAbsent(route.path(), _ -> new PathItem())
          .operation(PathItem.HttpMethod.valueOf(route.method().name()), operations.of(route));
    }
    var document =
        new OpenAPI(SpecVersion.V31)
            .openapi("3.1.0")
            .info(new Info().title("Switchboard").version(version).description(ABOUT))
            .paths(paths)
            .components(
                new Components()
                    .schemas(schemas.named())
                    .addSecuritySchemes(OpenApiOperations.TOKEN, bearer()));
    return Json31.pretty(document).getBytes(StandardCharsets.UTF_8);
  }

  private static SecurityScheme bearer() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .description("An API token with the scope that the operation names.");
  }
}
