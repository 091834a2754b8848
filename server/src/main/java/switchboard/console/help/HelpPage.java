package switchboard.console.help;

import gg.jte.Content;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.console.DisplayPreferences;
import switchboard.console.Page;
import switchboard.console.PageLayout;

/**
 * A page of the guide.
 *
 * @param parts the parts of the guide
 */
public record HelpPage(PageLayout frame, GuidePage shown, List<GuidePage> parts) implements Page {

  /** A link to a part. */
  public record Part(String url, String title, boolean here) {}

  public List<Part> navigation() {
    return parts.stream()
        .map(part -> new Part(part.document().url(), part.title(), part.equals(shown)))
        .toList();
  }

  /** The part before; absent at the first one and on other pages. */
  public Optional<Part> previous() {
    return part(parts.indexOf(shown) - 1);
  }

  /** The next part; absent after the last one and on other pages. */
  public Optional<Part> next() {
    return parts.contains(shown) ? part(parts.indexOf(shown) + 1) : Optional.empty();
  }

  private Optional<Part> part(int at) {
    return at < 0 ? Optional.empty() : navigation().stream().skip(at).findFirst();
  }

  public List<GuidePage.Section> sections() {
    return shown.sections();
  }

  /** The content, whose HTML was rendered from our own text with everything else escaped. */
  public Content html() {
    return output -> output.writeContent(shown.html());
  }

  public boolean isForeign() {
    return !DisplayPreferences.current()
        .language()
        .getLanguage()
        .equals(Locale.ENGLISH.getLanguage());
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtehelpGenerated.render(output, forms, this);
  }
}
