package switchboard.console.help;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A rendered document of the guide.
 *
 * @param html without the title
 */
record GuidePage(GuideDocument document, String title, String html, List<Section> sections) {

  /**
   * A section of the page.
   *
   * @param level 2, or 3 below another
   */
  public record Section(int level, String id, String title) {}

  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());
  static final Parser PARSER = Parser.builder().extensions(TABLES).build();

  /** Wide tables scroll, also by keyboard. */
  private static final String SCROLL = "<div class=\"scroll\" tabindex=\"0\">";

  /** The title of an image that is a paragraph of its own becomes its caption. */
  private static final String CAPTIONED =
      "<p>(<img src=\"[^\"]*\" alt=\"[^\"]*\") title=\"([^\"]*)\"([^>]*)/></p>";

  static GuidePage of(GuideDocument document) {
    var content = PARSER.parse(document.text());
    var ids = new IdentityHashMap<Node, String>();
    var headings = GuideHeadings.of(content);
    headings.forEach(heading -> ids.put(heading.node(), heading.id()));
    GuideLinks.replace(document, content);
    headings.getFirst().node().unlink();
    var sections =
        headings.stream()
            .skip(1)
            .map(heading -> new Section(heading.node().getLevel(), heading.id(), heading.text()))
            .toList();
    return new GuidePage(document, headings.getFirst().text(), html(content, ids), sections);
  }

  private static String html(Node content, Map<Node, String> ids) {
    return HtmlRenderer.builder()
        .extensions(TABLES)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .attributeProviderFactory(_ ->
            (node, tag, attributes) -> {
              if (node instanceof Heading) {
                attributes.put("id", ids.get(node));
              } else if (node instanceof Image) {
                size(attributes);
              } else if (tag.equals("pre")) {
                attributes.put("tabindex", "0");
              } else if (GuideLinks.isExternal(attributes.getOrDefault("href", ""))) {
                attributes.put("rel", "noreferrer");
              }
            })
        .build()
        .render(content)
        .replaceAll(CAPTIONED, "<figure>$1$3/><figcaption>$2</figcaption></figure>")
        .replace("<table>", SCROLL + "<table>")
        .replace("</table>", "</table></div>");
  }

  private static void size(Map<String, String> attributes) {
    var name = attributes.getOrDefault("src", "").replaceFirst(".*/", "");
    var size = GuideImageSize.of(name);
    attributes.put("width", "" + size.width());
    attributes.put("height", "" + size.height());
  }
}
