package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import switchboard.web.ContentPolicy;

/**
 * The content of a page, as a record. Templates are compiled against the record, so that a wrong
 * name is a compile error.
 */
public interface Page extends View {

  /** Renders the page's template. */
  void write(HtmlTemplateOutput output, HtmlInterceptor forms);

  /** Its content security policy. */
  default String policy() {
    return ContentPolicy.PAGE;
  }

  @Override
  default void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var body = html(this, CsrfFormFields.of(request)).getBytes(StandardCharsets.UTF_8);
    response.setHeader(ContentPolicy.HEADER, policy());
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Renders a fragment of a page, without forms. */
  static String html(Page part) {
    return html(part, CsrfFormFields.NONE);
  }

  private static String html(Page page, HtmlInterceptor forms) {
    var text = new StringOutput();
    page.write(new OwaspHtmlTemplateOutput(text), forms);
    return text.toString();
  }

  /** The page as an error response. */
  default View as(HttpStatus status) {
    return (model, request, response) -> {
      response.setStatus(status.value());
      render(model, request, response);
    };
  }

  /** Redirects after a change, so that reloading the page does not repeat the change. */
  static View seeOther(String path) {
    var redirect = new RedirectView(path);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    return redirect;
  }
}
