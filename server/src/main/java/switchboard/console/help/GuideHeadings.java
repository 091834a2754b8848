package switchboard.console.help;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** The headings of a document. Their ids are those that GitHub gives them. */
final class GuideHeadings extends AbstractVisitor {

  /**
   * A heading.
   *
   * @param id its anchor
   */
  record Found(Heading node, String id, String text) {}

  private final List<Found> all = new ArrayList<>();
  private final Map<String, Integer> count = new HashMap<>();

  private GuideHeadings() {}

  static List<Found> of(Node document) {
    var headings = new GuideHeadings();
    document.accept(headings);
    return headings.all;
  }

  @Override
  public void visit(Heading heading) {
    var text = text(heading);
    var word = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
    int before = count.merge(word, 1, Integer::sum) - 1;
    all.add(new Found(heading, before == 0 ? word : word + "-" + before, text));
  }

  /** The text of a node, without its markup. */
  static String text(Node node) {
    var text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }
}
