package switchboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the fields of a form that may have a file, up to the file. They become parameters, so that
 * the CSRF token is checked before anything of the file is read; the file is the form's last field.
 * Forms of this kind are read for one route only.
 */
public final class UploadFilter extends OncePerRequestFilter {

  private static final Pattern PATH = Pattern.compile("/admin/people/[0-9]{1,16}/reply");
  private static final int MAX_FIELDS = 10;
  private static final int MAX_FIELD_BYTES = 64 << 10;
  private static final int MAX_HEADER_BYTES = 4 << 10;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return !request.getMethod().equals("POST")
        || type == null
        || !type.regionMatches(true, 0, "multipart/form-data", 0, "multipart/form-data".length())
        || !PATH.matcher(request.getServletPath()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var fields = fields(request);
    if (fields.isPresent()) {
      chain.doFilter(new Form(request, fields.get()), response);
    } else {
      ProblemResponses.write(
          response,
          HttpStatus.BAD_REQUEST,
          "The form cannot be read: expected up to 10 fields of up to 64 KiB before the file.");
    }
  }

  /** The fields before the file; empty when the form is malformed or too large. */
  private static Optional<Map<String, String[]>> fields(HttpServletRequest request) {
    // Not those of the request: asking for them would have Tomcat read the whole form.
    Map<String, String[]> fields = new LinkedHashMap<>();
    try {
      var items = items(request);
      for (int i = 0; items.hasNext(); i++) {
        var item = items.next();
        var name = item.getName();
        if (name != null && !name.isEmpty()) {
          new UploadedFile(name, item.openStream()).attachTo(request);
          return Optional.of(fields);
        }
        var value = value(item);
        if (value == null || i >= MAX_FIELDS) {
          return Optional.empty();
        }
        if (name == null) { // otherwise: no file was chosen
          fields.put(item.getFieldName(), new String[] {value});
        }
      }
      return Optional.of(fields);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static FileItemIterator items(HttpServletRequest request)
      throws FileUploadException, IOException {
    var form = new FileUpload();
    form.setHeaderEncoding(UTF_8.name());
    form.setPartHeaderSizeMax(MAX_HEADER_BYTES);
    return form.getItemIterator(new ServletRequestContext(request));
  }

  private static @Nullable String value(FileItemStream item) throws IOException {
    try (var content = item.openStream()) {
      var bytes = content.readNBytes(MAX_FIELD_BYTES + 1);
      return bytes.length > MAX_FIELD_BYTES ? null : new String(bytes, UTF_8);
    }
  }

  /** A request with the fields as parameters. */
  private static final class Form extends HttpServletRequestWrapper {

    private final Map<String, String[]> fields;

    Form(HttpServletRequest request, Map<String, String[]> fields) {
      super(request);
      this.fields = fields;
    }

    @Override
    public @Nullable String getParameter(String name) {
      var values = fields.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      var values = fields.get(name);
      return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(fields);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      List<String> names = new ArrayList<>(fields.keySet());
      return Collections.enumeration(names);
    }
  }
}
