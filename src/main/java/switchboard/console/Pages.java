package switchboard.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes HTML of pages, by templates that were compiled with the program. */
@Component
final class Pages {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  ResponseEntity<byte[]> show(Page page) {
    return show(HttpStatus.OK, page);
  }

  ResponseEntity<byte[]> show(HttpStatus status, Page page) {
    var html = new StringOutput();
    engine.render(page.template(), page, html);
    return ResponseEntity.status(status)
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .body(html.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the browser elsewhere after a form was taken. */
  static ResponseEntity<byte[]> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, path).build();
  }

  /** What a form on the page has to bring back. */
  static String formToken(HttpServletRequest request) {
    var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return Objects.requireNonNull(token).getToken();
  }
}
