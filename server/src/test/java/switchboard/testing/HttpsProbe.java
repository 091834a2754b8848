package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * HTTP client for a host name that resolves to this machine. It keeps cookies, follows no redirects
 * and accepts any certificate.
 */
public final class HttpsProbe implements AutoCloseable {

  /** A response. */
  public record Page(
      int status, String location, String retryAfter, String body, List<String> cookies) {}

  private final URI site;
  private final URI server;
  private final Map<String, String> always;
  private final Map<String, String> cookies = new HashMap<>();
  private final OkHttpClient client = client();

  /**
   * @param site scheme, host and port
   * @param always headers of every request
   */
  public HttpsProbe(URI site, Map<String, String> always) {
    this(site, site, always);
  }

  /**
   * @param server address that requests are sent to instead
   */
  public HttpsProbe(URI site, URI server, Map<String, String> always) {
    this.site = site;
    this.server = server;
    this.always = always;
  }

  public Page get(String path) {
    return ask(request(path).header("Accept", "text/html"));
  }

  /** Opens a streaming response; the caller closes it. */
  public Response open(String path) {
    try {
      return client.newCall(request(path).build()).execute();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Submits a form of a page with the page's CSRF token. */
  public Page submit(
      String page, String target, Map<String, String> fields, Map<String, String> headers) {
    var form = new FormBody.Builder();
    FormBrowser.formToken(get(page).body()).ifPresent(token -> form.add("_csrf", token));
    fields.forEach(form::add);
    var request =
        request(target)
            .header("Accept", "text/html")
            .header("Origin", site.toString())
            .post(form.build());
    headers.forEach(request::header);
    return ask(request);
  }

  public Page send(String path, Map<String, String> headers, byte[] json) {
    var request = request(path).post(RequestBody.create(json, MediaType.get("application/json")));
    headers.forEach(request::header);
    return ask(request);
  }

  /** The headers that scripts of the login page send. */
  public Map<String, String> forCalls() {
    var token = FormBrowser.formToken(get("/login").body()).orElseThrow();
    return Map.of("X-XSRF-TOKEN", token, "Origin", site.toString());
  }

  public Page logIn(Map<String, String> headers) {
    return submit(
        "/login", "/login", Map.of("name", "owner", "password", LoginTestBase.PASSWORD), headers);
  }

  private Request.Builder request(String path) {
    var request = new Request.Builder().url(server + path);
    always.forEach(request::header);
    cookies.forEach((name, value) -> request.addHeader("Cookie", name + "=" + value));
    return request;
  }

  private Page ask(Request.Builder request) {
    try (var answer = client.newCall(request.build()).execute()) {
      var set = answer.headers("Set-Cookie");
      for (var cookie : set) {
        var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      cookies.values().removeIf(String::isEmpty);
      return new Page(
          answer.code(),
          header(answer, "Location"),
          header(answer, "Retry-After"),
          answer.body().string(),
          List.copyOf(set));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String header(Response answer, String name) {
    return Objects.requireNonNullElse(answer.header(name), "");
  }

  static OkHttpClient client() {
    try {
      var trusting = new Trusting();
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trusting}, new SecureRandom());
      return new OkHttpClient.Builder()
          .dns(_ -> List.of(InetAddress.getLoopbackAddress()))
          .sslSocketFactory(context.getSocketFactory(), trusting)
          .hostnameVerifier((_, _) -> true)
          .followRedirects(false)
          .followSslRedirects(false)
          .readTimeout(Duration.ofSeconds(20))
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
