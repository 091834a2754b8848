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

/**
 * What a page shows, as a record; its template asks the record for nothing it does not have, or the
 * program does not compile.
 */
public interface Page extends View {

  /** Has its template write it. */
  void write(HtmlTemplateOutput output, HtmlInterceptor forms);

  @Override
  default void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var body = html(this, FormToken.of(request)).getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** A part of a page, without forms. */
  static String html(Page part) {
    return html(part, FormToken.NONE);
  }

  private static String html(Page page, HtmlInterceptor forms) {
    var text = new StringOutput();
    page.write(new OwaspHtmlTemplateOutput(text), forms);
    return text.toString();
  }

  /** The page as an answer that something went wrong. */
  default View as(HttpStatus status) {
    return (model, request, response) -> {
      response.setStatus(status.value());
      render(model, request, response);
    };
  }

  /** After a change: a page that can be loaded again without changing more. */
  static View seeOther(String path) {
    var redirect = new RedirectView(path);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    return redirect;
  }
}
