package switchboard.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Minimal browser: forms and cookies only. */
public final class FormBrowser {

  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final TestServer house;
  public final Map<String, String> cookies = new HashMap<>();

  public FormBrowser(TestServer house) {
    this.house = house;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).header("Accept", "text/html,*/*"));
  }

  /** Reads the CSRF token from a page and submits a form. */
  public HttpResponse<String> submit(String page, String target, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    formToken(get(page)).ifPresent(token -> all.put("_csrf", token));
    return post(target, all, Map.of());
  }

  public static Optional<String> formToken(HttpResponse<String> page) {
    return formToken(page.body());
  }

  static Optional<String> formToken(String html) {
    return FORM_TOKEN.matcher(html).results().findFirst().map(found -> found.group(1));
  }

  public HttpResponse<String> post(
      String path, Map<String, String> fields, Map<String, String> headers) {
    return send("POST", path, fields, headers);
  }

  public HttpResponse<String> send(
      String method, String path, Map<String, String> fields, Map<String, String> headers) {
    var body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public HttpResponse<String> logIn(String name, String password) {
    return submit("/login", "/login", Map.of("name", name, "password", password));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(house.uri().resolve(URI.create(path)));
    return cookies.isEmpty() ? request : request.header("Cookie", cookies());
  }

  /** The Cookie header. */
  public String cookies() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    var answer = house.send(request);
    for (var set : answer.headers().allValues("Set-Cookie")) {
      var pair = set.substring(0, set.indexOf(';')).split("=", 2);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    return answer;
  }

  public static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
