package switchboard.console;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Inserts the CSRF token into every form that changes something, so that none can be forgotten. GET
 * forms are skipped: their fields appear in the URL, where no secret belongs.
 */
public final class CsrfFormFields implements HtmlInterceptor {

  /** For fragments of a page, which contain no forms. */
  public static final HtmlInterceptor NONE =
      new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(
            String tag, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String tag, TemplateOutput output) {}
      };

  private final CsrfToken token;
  private boolean onlyAsks;

  private CsrfFormFields(CsrfToken token) {
    this.token = token;
  }

  static HtmlInterceptor of(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new CsrfFormFields(token)
        : NONE;
  }

  @Override
  public void onHtmlTagOpened(String tag, Map<String, Object> attributes, TemplateOutput output) {
    onlyAsks = "get".equals(attributes.get("method"));
  }

  @Override
  public void onHtmlTagClosed(String tag, TemplateOutput output) {
    if (!onlyAsks) {
      // Both consist of Base64 characters, which need no escaping.
      output.writeContent(
          "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
              .formatted(token.getParameterName(), token.getToken()));
    }
  }
}
