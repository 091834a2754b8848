package switchboard.api;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import switchboard.web.Open;

/** {@code GET /openapi.json}: the API description; {@code GET /docs}: a page to try the API. */
@RestController
class DocsController {

  /** Allows the page to run its own script and to call this server. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

  private static final String PAGE = "switchboard/docs.html";

  private final Supplier<byte[]> document;

  /** Generates the document on the first request, so that it does not delay the start. */
  DocsController(About about, RequestMappingHandlerMapping requestMappingHandlerMapping) {
    document =
        SingletonSupplier.of(() ->
            OpenApiDocument.of(about.version(), OpenApiRoute.all(requestMappingHandlerMapping)));
  }

  @Open
  @Operation(summary = "This OpenAPI document.")
  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> description() {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(document.get());
  }

  @Open
  @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<byte[]> page() throws IOException {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", POLICY)
        .body(new ClassPathResource(PAGE).getContentAsByteArray());
  }
}
