package switchboard.api;

import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import switchboard.web.HealthReports;
import switchboard.web.Open;

/** {@code GET /}: program and version, as JSON for programs and as a small page for browsers. */
@RestController
record RootController(About about, HealthReports health) {

  @Open
  @Operation(summary = "Name, version and status of this program.")
  @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, String> json() {
    var body = new LinkedHashMap<String, String>();
    body.put("name", "switchboard");
    body.put("status", "running");
    body.put("version", about.version());
    return body;
  }

  @Open
  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<byte[]> page() {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .body(StatusPage.of(about, health.recent()).getBytes(StandardCharsets.UTF_8));
  }
}
