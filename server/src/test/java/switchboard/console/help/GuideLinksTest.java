package switchboard.console.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.console.HelpLink;
import switchboard.console.Paths;

/** Links in the Markdown files of the repository and on the help pages lead somewhere. */
class GuideLinksTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Set<String> BUILT = Set.of("target", ".git", "node_modules");

  private static final Pattern HTML = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
  private static final Pattern HELP = Pattern.compile("(?:src|href)=\"(/help[^\"]*|#[^\"]*)\"");

  private static final Map<Path, Set<String>> ANCHORS = new HashMap<>();

  static List<Path> documents() throws IOException {
    try (var files = Files.walk(ROOT)) {
      return files
          .map(ROOT::relativize)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !BUILT.contains(file.getName(0).toString()))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksOfADocumentLeadToFilesAndHeadings(Path document) {
    assertThat(links(parsed(document)))
        .filteredOn(link -> !link.matches("(https?|mailto):.*"))
        .allSatisfy(link -> {
          var parts = link.split("#", 2);
          var target =
              parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
          assertThat(ROOT.resolve(target)).exists();
          if (parts.length == 2) {
            assertThat(anchors(target)).contains(parts[1]);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("documents")
  void imagesOfADocumentHaveAlternativeTexts(Path document) {
    parsed(document)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Image image) {
                assertThat(GuideHeadings.text(image))
                    .as(image.getDestination())
                    .hasSizeGreaterThan(10);
              }

              @Override
              public void visit(HtmlInline html) {
                if (html.getLiteral().startsWith("<img")) {
                  assertThat(html.getLiteral()).containsPattern("alt=\"[^\"]{10,}\"");
                }
              }
            });
  }

  private static Node parsed(Path document) {
    try {
      return GuidePage.PARSER.parse(Files.readString(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> anchors(Path document) {
    return ANCHORS.computeIfAbsent(
        document,
        file ->
            GuideHeadings.of(parsed(file)).stream()
                .map(GuideHeadings.Found::id)
                .collect(Collectors.toSet()));
  }

  private static List<String> links(Node document) {
    var links = new ArrayList<String>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            links.add(image.getDestination());
          }

          @Override
          public void visit(HtmlInline html) {
            found(HTML, html.getLiteral()).forEach(links::add);
          }

          @Override
          public void visit(HtmlBlock html) {
            found(HTML, html.getLiteral()).forEach(links::add);
          }
        });
    return links;
  }

  private static Stream<String> found(Pattern pattern, String html) {
    return pattern.matcher(html).results().map((MatchResult found) -> found.group(1));
  }

  @ParameterizedTest
  @EnumSource
  void linksOfAHelpPageLeadToPagesAndSections(GuideDocument document) {
    var page = GuidePage.of(document);
    assertThat(found(HTML, page.html())).allMatch(link -> link.matches("(#|/help\\b|https?://).*"));
    assertThat(
            found(HELP, page.html())
                .map(link -> link.startsWith("#") ? document.url() + link : link))
        .allSatisfy(GuideLinksTest::leadsSomewhere);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void pageOfTheConsoleLinksToASection(String link) {
    leadsSomewhere(link);
  }

  static Stream<String> topics() {
    return Stream.concat(
        HelpLink.SECTIONS.values().stream().map(section -> Paths.HELP + section),
        Stream.of(HelpLink.BOT_FILE, HelpLink.NOTICES));
  }

  private static void leadsSomewhere(String link) {
    if (link.startsWith("/help/images/")) {
      assertThat(GuidePage.class.getResource("/guide/docs/images/" + link.substring(13)))
          .as(link)
          .isNotNull();
      return;
    }
    var parts = link.replaceFirst("^/help/?", "").split("#", 2);
    var document =
        Stream.of(GuideDocument.values()).filter(one -> one.word().equals(parts[0])).findFirst();
    assertThat(document).as(link).isPresent();
    if (parts.length == 2) {
      assertThat(GuidePage.of(document.get()).sections())
          .extracting(GuidePage.Section::id)
          .as(link)
          .contains(parts[1]);
    }
  }

  @Test
  void filesThatAreOnlyInTheRepositoryAreNamed() {
    assertThat(GuidePage.of(GuideDocument.OPERATE).html())
        .contains("measurements (<code>bench/README.md</code>)");
  }
}
