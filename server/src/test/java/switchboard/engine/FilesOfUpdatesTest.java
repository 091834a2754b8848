package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.config.MediaSettings;
import switchboard.domain.FilePolicy;
import switchboard.domain.FilePolicy.Kept;
import switchboard.domain.UserId;
import switchboard.store.MediaDao.MediaRow;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/** Files are recorded with their messages. */
@OnEachDatabase
class FilesOfUpdatesTest {

  private static final UserId ANN = new UserId(7);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestServer house;

  @BeforeEach
  void prepare() {
    house = new TestServer(folder, "first").set(it -> it.on(database));
  }

  private void open(Kept kept) {
    var settings = new MediaSettings(new FilePolicy(kept, 1 << 20, 0), 0, null, null);
    var _ = house.set(it -> it.media(settings)).byWebhook();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void send(long id, String content) {
    var update =
        """
        {"update_id":%1$d,"message":{"message_id":%1$d,"date":1772000000,%2$s,
         "from":{"id":7,"is_bot":false,"first_name":"P"},"chat":{"id":7,"type":"private"}}}
        """
            .formatted(id, content);
    assertThat(house.post(update).statusCode()).isEqualTo(200);
  }

  private List<MediaRow> rows() {
    return house.read(tables -> tables.media().of(ANN));
  }

  private List<String> states() {
    return rows().stream().map(row -> row.part().word() + " " + row.state().word()).toList();
  }

  private static String photo(long bytes) {
    return "\"media_group_id\":\"album\",\"photo\":[{\"file_id\":\"s\",\"file_unique_id\":\"us\",\"width\":320,\"height\":200},"
        + "{\"file_id\":\"l\",\"file_unique_id\":\"ul\",\"width\":1280,\"height\":800,\"file_size\":%d}]"
            .formatted(bytes);
  }

  @Test
  void aFileAndItsThumbnailAreRecordedInTheirTransaction() {
    open(Kept.THUMBNAILS);
    send(11, photo(900_000));
    assertThat(states()).containsExactly("original offered", "thumbnail pending");
    var original = rows().getFirst();
    assertThat(original.fileId()).isEqualTo("l");
    assertThat(original.uniqueId()).isEqualTo("ul");
    assertThat(original.album()).isEqualTo("album");
    assertThat(original.width()).isEqualTo(1280);
    assertThat(original.declaredBytes()).isEqualTo(900_000);
    assertThat(house.rows("SELECT message FROM media"))
        .containsOnly(house.rows("SELECT id FROM user_messages").getFirst());
    house
        .read(tables -> tables.media().ofMessages(List.of(original.message())))
        .forEach(row -> assertThat(row.userId()).isEqualTo(ANN));
  }

  @Test
  void everythingIsDownloadedButWhatIsTooLarge() {
    open(Kept.ALL);
    send(11, photo(2_000_000));
    send(12, "\"document\":{\"file_id\":\"d\",\"file_name\":\"../a.txt\"},\"caption\":\"see\"");
    assertThat(states())
        .containsExactly("original too_big", "thumbnail pending", "original pending");
    assertThat(rows().getLast().name()).isEqualTo("_a.txt");
  }

  @Test
  void nothingIsDownloadedWhenFilesAreOff() {
    open(Kept.OFF);
    send(11, photo(900));
    assertThat(states()).containsExactly("original offered", "thumbnail offered");
  }

  private void edit(long id, String content) {
    var update =
        """
        {"update_id":%d,"edited_message":{"message_id":11,"date":1772000000,"edit_date":1772000009,%s,
         "from":{"id":7,"is_bot":false,"first_name":"P"},"chat":{"id":7,"type":"private"}}}
        """
            .formatted(id, content);
    assertThat(house.post(update).statusCode()).isEqualTo(200);
  }

  private String inMessage() {
    return house.rows("SELECT message_type || ' ' || media_type FROM user_messages").getFirst();
  }

  @Test
  void anotherFileInAnEditedMessageIsRecordedBesideTheFirst() {
    open(Kept.ALL);
    send(11, photo(900) + ",\"caption\":\"before\"");
    edit(12, photo(900) + ",\"caption\":\"after\"");
    assertThat(rows()).as("the same photo").hasSize(2);
    edit(13, "\"video\":{\"file_id\":\"v\",\"file_unique_id\":\"uv\",\"file_size\":2000000}");
    assertThat(states())
        .containsExactly("original pending", "thumbnail pending", "original too_big");
    assertThat(rows().getLast().message()).isEqualTo(rows().getFirst().message());
    assertThat(inMessage()).isEqualTo("video video");
    assertThat(house.texts()).as("its caption is gone").containsExactly("7|null");
    edit(14, photo(900));
    assertThat(rows()).as("the first photo again").hasSize(5);
  }

  @Test
  void aTextThatBecomesAFileIsRecordedAsOne() {
    open(Kept.ALL);
    send(11, "\"text\":\"hello\"");
    edit(12, "\"document\":{\"file_id\":\"d\"},\"caption\":\"see\"");
    edit(13, "\"document\":{\"file_id\":\"d\"},\"caption\":\"look\"");
    assertThat(states()).containsExactly("original pending");
    assertThat(inMessage()).isEqualTo("document document");
    assertThat(house.texts()).containsExactly("7|look");
  }

  @Test
  void messagesWithoutFilesHaveNoRows() {
    open(Kept.ALL);
    send(11, "\"text\":\"hello\"");
    send(12, "\"location\":{\"latitude\":1,\"longitude\":2}");
    send(13, "\"dice\":{\"value\":3,\"emoji\":\"x\"}");
    send(14, "\"photo\":[]");
    assertThat(rows()).isEmpty();
    assertThat(house.rows("SELECT count(*) FROM user_messages")).containsExactly("4");
  }

  /** All that was said of a file is encrypted, but for sizes and kinds. */
  @Test
  void whatTheSenderChoseIsNotInTheClear() {
    open(Kept.OFF);
    send(
        11,
        "\"document\":{\"file_id\":\"canary1\",\"file_unique_id\":\"canary2\",\"file_name\":\"canary3\",\"mime_type\":\"text/canary4\"}");
    var columns =
        "file_id || unique_id || name || declared_type"
            .replaceAll(
                "(\\w+)", database == TestDatabase.SQLITE ? "hex($1)" : "encode($1, 'hex')");
    assertThat(house.rows("SELECT lower(" + columns + ") FROM media").getFirst())
        .isNotEmpty()
        .doesNotContain("63616e617279");
    assertThat(rows().getFirst().declaredType()).isEqualTo("text/canary4");
  }
}
