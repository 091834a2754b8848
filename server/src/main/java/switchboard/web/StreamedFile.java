package switchboard.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/**
 * A text file that is written while it is downloaded. A failure in the middle cuts the connection,
 * so that a part is not taken for the whole.
 */
public record StreamedFile(String mediaType, String name, Content content) implements View {

  /** Writes the file. */
  @FunctionalInterface
  public interface Content {
    void write(Writer out) throws IOException;
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(mediaType);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name));
    response.setHeader(ContentPolicy.HEADER, ContentPolicy.FILE);
    var out =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    content.write(out);
    out.flush();
  }
}
