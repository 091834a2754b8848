package switchboard.console;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;

/** Puts the token against forged requests into every form, so that none can be forgotten. */
record FormToken(String name, String value) implements HtmlInterceptor {

  static final FormToken NONE = new FormToken("", "");

  static FormToken of(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new FormToken(token.getParameterName(), token.getToken())
        : NONE;
  }

  @Override
  public void onHtmlTagOpened(String tag, Map<String, Object> attributes, TemplateOutput output) {}

  @Override
  public void onHtmlTagClosed(String tag, TemplateOutput output) {
    if (!value.isEmpty()) {
      // Both are letters, digits and signs of base64 that need no escaping.
      output.writeContent(
          "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, value));
    }
  }
}
