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

/** The endpoints as OpenAPI 3.1, made from the routes that there are. */
final class ApiDocument {

  private static final String ABOUT =
      """
      What administrators' scripts and monitoring can ask of this server.

      Lists come in pages: `next` of one is the `cursor` of the following, and null at the end. A walk with cursors \
      misses and repeats nobody who is there from its start to its end. Times are ISO 8601 in UTC. \
      Errors are `application/problem+json` (RFC 9457) and name the field that is to blame.

      A token is made by `switchboard token create`.\
      """;

  private ApiDocument() {}

  static byte[] of(String version, List<Route> routes) {
    var schemas = new Schemas();
    var operations = new Operations(schemas);
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
                    .addSecuritySchemes(Operations.TOKEN, bearer()));
    return Json31.pretty(document).getBytes(StandardCharsets.UTF_8);
  }

  private static SecurityScheme bearer() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .description("An API token that has the scope which the operation names.");
  }
}
