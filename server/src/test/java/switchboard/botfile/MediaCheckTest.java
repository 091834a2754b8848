package switchboard.botfile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Attachment;
import switchboard.domain.Attachment.Source;
import switchboard.domain.Bot;
import switchboard.domain.Extra;

/** What screens show besides text: which files, and what is wrong with them. */
class MediaCheckTest {

  private static final String PNG = "\u0089PNG\r\n\u001a\n";

  @TempDir Path folder;
  private Path media;

  @BeforeEach
  void writeFiles() throws IOException {
    media = Files.createDirectory(folder.resolve("media"));
    write("a.png", PNG + "a");
    write("b.jpg", "\u00ff\u00d8\u00ff" + "b");
    write("menu.pdf", "%PDF-1.4");
    write("empty.pdf", "");
    Files.createDirectory(media.resolve("more"));
    write("more/c.webp", "RIFF0000WEBP");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(media.resolve("out.txt"), folder.resolve("secret.txt"));
  }

  private void write(String name, String content) throws IOException {
    Files.write(media.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private BotFile.Result parse(String lines) {
    var yaml =
        "name: n\nlanguages: [en, de]\nmenu:\n  id: home\n  text: x\n"
            + lines.indent(2)
            + "  items: [{label: x, action: history}]\n";
    return BotFile.parse(
        yaml, "bot.yaml", MediaFiles.beside(folder.resolve("bot.yaml")), ParsedBotFile.PHRASES);
  }

  private Bot bot(String lines) {
    assertThat(parse(lines)).isInstanceOf(BotFile.Result.Loaded.class);
    return ((BotFile.Result.Loaded) parse(lines)).bot();
  }

  private List<String> problems(String lines) {
    return parse(lines) instanceof BotFile.Result.Rejected(var problems)
        ? problems.stream().map(Problem::toString).toList()
        : List.of();
  }

  private static @Nullable Attachment file(Bot bot, String language) {
    return bot.homeScreen().media().file(language);
  }

  @ParameterizedTest
  @CsvSource({
    "photo, a.png, a.png",
    "photo, media/a.png, a.png",
    "photo, b.jpg, b.jpg",
    "photo, more/c.webp, c.webp",
    "document, menu.pdf, menu.pdf",
    "document, a.png, a.png",
  })
  void aFileBesideTheBotFileIsFoundByItsContent(String key, String path, String name) {
    var bot = bot("%s: %s".formatted(key, path));
    var file = requireNonNull(file(bot, "en"));
    assertThat(file.kind().word()).isEqualTo(key);
    assertThat(file.source())
        .isInstanceOfSatisfying(
            Source.Local.class,
            local -> {
              assertThat(local.name()).isEqualTo(name);
              assertThat(Path.of(URI.create(bot.files().getOrDefault(local.sha256(), ""))))
                  .exists();
            });
  }

  @Test
  void aFileMayDifferByLanguageOrBeOnTheWeb() {
    var bot = bot("document: {en: menu.pdf, de: 'https://example.com/karte.pdf'}");
    assertThat(file(bot, "de"))
        .isEqualTo(
            new Attachment(
                Attachment.Kind.DOCUMENT, new Source.Web("https://example.com/karte.pdf")));
    assertThat(file(bot, "en")).isNotEqualTo(file(bot, "de"));
  }

  @Test
  void theSamplesFilesAreThereForACopyOfTheSample() {
    assertThat(problems("photo: dishes.jpg")).isEmpty();
    assertThat(file(bot("photo: dishes.jpg"), "en")).isNotNull();
  }

  @Test
  void anAlbumAPlaceAndAContactAreShownAbove() {
    var above =
        bot("""
        album: [a.png, b.jpg]
        location: {lat: -51.5, lon: 0.125, title: {en: Shop, de: Laden}, address: 12 Mill Lane}
        contact: {phone: "+49 30 1234567", first_name: Ann}
        """)
            .homeScreen()
            .media()
            .above("de");
    assertThat(above)
        .satisfiesExactly(
            album ->
                assertThat(((Extra.Album) album).files())
                    .extracting(Attachment::kind)
                    .containsOnly(Attachment.Kind.PHOTO),
            place ->
                assertThat(place).isEqualTo(new Extra.Place(-51.5, 0.125, "Laden", "12 Mill Lane")),
            contact ->
                assertThat(contact)
                    .isEqualTo(new Extra.ContactCard("+49 30 1234567", "Ann", null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "photo: a.pgn | 6:10: there is no file `a.pgn` in the folder `media` – did you mean `a.png`?",
        "photo: nothing.xyz | 6:10: there is no file `nothing.xyz` in the folder `media` – put it into the folder `media` beside the bot file",
        "photo: menu.pdf | 6:10: the file `menu.pdf` is not a picture – use a JPEG, PNG or WebP, or write `document: menu.pdf`",
        "document: empty.pdf | 6:13: the file `empty.pdf` is empty – replace it",
        "document: ../secret.txt | 6:13: `../secret.txt` is not in the folder `media` – put the file into the folder `media` beside the bot file, and write its name",
        "document: out.txt | 6:13: there is no file `out.txt` in the folder `media` – put it into the folder `media` beside the bot file",
        "document: more | 6:13: there is no file `more` in the folder `media` – put it into the folder `media` beside the bot file",
        "document: 'http://example.com/a.pdf' | 6:13: Telegram cannot fetch `http://example.com/a.pdf` – write a URL such as `https://example.com/menu.pdf`, or a file in the folder `media`",
        "document: {en: menu.pdf} | 6:13: no text for `de` – add `de: …`",
        "album: [a.png] | 6:3: an album has 2 to 10 files, not 1 – write `photo: …` for a single one",
        "album: [a.png, menu.pdf] | 6:3: an album shows either photos and videos, or audio files, or documents – keep those of one kind",
        "location: {lat: 91, lon: 0} | 6:19: `lat` cannot be `91` – write degrees from -90 to 90, such as `52.5163`",
        "location: {lat: north, lon: 0} | 6:19: `lat` cannot be `north` – write degrees from -90 to 90, such as `52.5163`",
        "location: {lat: 1} | 6:13: a location needs `lon` – write `{lat: 52.5163, lon: 13.3777}`, in degrees",
        "location: {lat: 1, lon: 1, title: x} | 6:13: a location has `title` and `address`, or neither – add the other, or remove both",
        "contact: {phone: none, first_name: Ann} | 6:20: `none` is not a phone number – write it as `+49 30 1234567`",
        "contact: {phone: '+49 30'} | 6:12: a contact needs `first_name` – add `first_name:` with the name to save",
      })
  void eachMistakeIsNamedWithItsPlaceAndWhatToDo(String line, String problem) {
    assertThat(problems(line)).containsExactly("bot.yaml:" + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/passwd", ".env", "a/../../x", "media/../secret.txt", "C:\\x", "a//b", "~"})
  void noPathLeadsOutOfTheFolder(String path) {
    assertThat(problems("document: '%s'".formatted(path))).hasSize(1);
  }

  @Test
  void twoFilesOfOneScreenAreAMistake() {
    assertThat(problems("photo: a.png\ndocument: menu.pdf"))
        .containsExactly(
            "bot.yaml:7:3: a screen shows one file, not both `photo` and `document` – keep one of them, or show several photos as `album: [one.jpg, two.jpg]`");
  }

  @Test
  void sizesAreLimitedAsTelegramLimitsThem() throws IOException {
    grow("a.png", 10_000_001);
    grow("menu.pdf", 50_000_001);
    assertThat(problems("photo: a.png"))
        .containsExactly(
            "bot.yaml:6:10: the file `a.png` has 11 MB; Telegram takes 10 – make it smaller");
    assertThat(problems("document: a.png")).isEmpty();
    assertThat(problems("document: menu.pdf"))
        .containsExactly(
            "bot.yaml:6:13: the file `menu.pdf` has 51 MB; Telegram takes 50 – make it smaller");
  }

  private void grow(String name, long bytes) throws IOException {
    try (var file = new RandomAccessFile(media.resolve(name).toFile(), "rw")) {
      file.setLength(bytes);
    }
  }

  @Test
  void aCaptionIsShorterThanAText() {
    var longText =
        """
        name: n
        languages: [en]
        menu:
          id: home
          text: "%s"
          photo: a.png
          items: [{label: x, action: history}]
        """
            .formatted("x".repeat(1025));
    var result =
        BotFile.parse(
            longText,
            "bot.yaml",
            MediaFiles.beside(folder.resolve("bot.yaml")),
            ParsedBotFile.PHRASES);
    assertThat(((BotFile.Result.Rejected) result).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "bot.yaml:5:9: the text can be up to 1025 characters long; Telegram allows 1024 below a file – shorten it, or move a part to another screen");
  }
}
