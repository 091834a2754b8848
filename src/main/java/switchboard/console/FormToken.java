package switchboard.console;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Puts the token against forged requests into every form of a page that changes something, so that
 * none can be forgotten. A form that only asks has its fields in the address, where no secret
 * belongs.
 */
final class FormToken implements HtmlInterceptor {

  /** For parts of a page, without forms. */
  static final HtmlInterceptor NONE =
      new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(
            String tag, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String tag, TemplateOutput output) {}
      };

  private final CsrfToken token;
  private boolean onlyAsks;

  private FormToken(CsrfToken token) {
    this.token = token;
  }

  static HtmlInterceptor of(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new FormToken(token)
        : NONE;
  }

  @Override
  public void onHtmlTagOpened(String tag, Map<String, Object> attributes, TemplateOutput output) {
    onlyAsks = "get".equals(attributes.get("method"));
  }

  @Override
  public void onHtmlTagClosed(String tag, TemplateOutput output) {
    if (!onlyAsks) {
      // Both are letters, digits and signs of base64 that need no escaping.
      output.writeContent(
          "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
              .formatted(token.getParameterName(), token.getToken()));
    }
  }
}
