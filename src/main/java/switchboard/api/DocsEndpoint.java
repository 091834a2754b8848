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

/** {@code GET /openapi.json}: what there is to ask; {@code GET /docs}: a page to try it. */
@RestController
class DocsEndpoint {

  /** The page may run its own script, and ask this server. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

  private static final String PAGE = "switchboard/docs.html";

  private final Supplier<byte[]> document;

  /** The document is made when somebody asks for it: a start does not wait for it. */
  DocsEndpoint(About about, RequestMappingHandlerMapping requestMappingHandlerMapping) {
    document =
        SingletonSupplier.of(
            () -> ApiDocument.of(about.version(), Route.all(requestMappingHandlerMapping)));
  }

  @Open
  @Operation(summary = "This description.")
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
