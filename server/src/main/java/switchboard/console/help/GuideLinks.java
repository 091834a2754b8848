package switchboard.console.help;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import switchboard.console.Paths;

/**
 * Turns the links of a document, which are relative paths in the repository, into those of the help
 * pages. Of a link to a file that is only in the repository, its text and its path remain.
 */
final class GuideLinks extends AbstractVisitor {

  private final GuideDocument document;
  private final List<Link> outside = new ArrayList<>();

  private GuideLinks(GuideDocument document) {
    this.document = document;
  }

  static void replace(GuideDocument document, Node content) {
    var links = new GuideLinks(document);
    content.accept(links);
    links.outside.forEach(links::unlink);
  }

  static boolean isExternal(String target) {
    return target.startsWith("https://") || target.startsWith("http://");
  }

  @Override
  public void visit(Link link) {
    visitChildren(link);
    var target = link.getDestination();
    if (isExternal(target) || target.startsWith("#")) {
      return;
    }
    var anchor = target.contains("#") ? target.substring(target.indexOf('#')) : "";
    var page = GuideDocument.at(path(target));
    if (page.isPresent()) {
      link.setDestination(page.get().url() + anchor);
    } else {
      outside.add(link);
    }
  }

  @Override
  public void visit(Image image) {
    image.setDestination(Paths.HELP + "/images/" + Path.of(image.getDestination()).getFileName());
  }

  /** The path in the repository of a link's target. */
  private String path(String target) {
    var file = target.replaceFirst("#.*", "");
    return Path.of(document.path()).resolveSibling(file).normalize().toString();
  }

  private void unlink(Link link) {
    var path = path(link.getDestination());
    if (!GuideHeadings.text(link).equals(path)) {
      link.insertAfter(new Text(")"));
      link.insertAfter(new Code(path));
      link.insertAfter(new Text(" ("));
    }
    for (var child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
      link.insertBefore(child);
    }
    link.unlink();
  }
}
