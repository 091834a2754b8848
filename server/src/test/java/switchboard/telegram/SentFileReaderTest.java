package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import switchboard.domain.Incoming;
import switchboard.domain.SentFile;
import switchboard.domain.SentFileKind;

class SentFileReaderTest extends UpdateReadingTestBase {

  @Test
  void readsWhatTelegramSaysOfAFile() {
    var video =
        file(
            "'video':{'file_id':'v','file_unique_id':'u','file_size':3000000000,'width':640,"
                + "'height':360,'duration':61,'mime_type':'Video/MP4','file_name':'trip.mp4',"
                + "'thumbnail':{'file_id':'t','width':320,'height':180,'file_size':9000}}");
    assertThat(video.kind()).isEqualTo(SentFileKind.VIDEO);
    assertThat(video.original())
        .isEqualTo(
            new SentFile.Version("v", "u", 3_000_000_000L, 640, 360, 61, "trip.mp4", "video/mp4"));
    assertThat(video.thumbnail())
        .isEqualTo(new SentFile.Version("t", null, 9000L, 320, 180, null, null, null));
    var round = file("'video_note':{'file_id':'n','length':240,'duration':5}");
    assertThat(round.original())
        .isEqualTo(new SentFile.Version("n", null, null, 240, 240, 5, null, null));
  }

  @Test
  void theThumbnailOfAPhotoIsItsSmallestSizeOfEnoughPixels() {
    var sizes =
        "'photo':[{'file_id':'s','width':60,'height':90},{'file_id':'xl','width':1280,'height':960},"
            + "{'file_id':'m','width':213,'height':320},{'file_id':'l','width':800,'height':600}]";
    var photo = file(sizes);
    assertThat(photo.original().id()).isEqualTo("xl");
    assertThat(Objects.requireNonNull(photo.thumbnail()).id()).isEqualTo("m");
    var small = file("'photo':[{'file_id':'s','width':60,'height':90}]");
    assertThat(Objects.requireNonNull(small.thumbnail()).id()).isEqualTo("s");
    var live = file("'live_photo':{'file_id':'v','photo':[{'file_id':'p','width':9}]}");
    assertThat(live.kind()).isEqualTo(SentFileKind.LIVE_PHOTO);
    assertThat(Objects.requireNonNull(live.thumbnail()).id()).isEqualTo("p");
  }

  @Test
  void claimsAboutAFileThatCannotBeRightAreDropped() {
    var odd =
        file(
            "'document':{'file_id':'d','file_unique_id':'a b','file_size':-1,'width':99999999999,"
                + "'height':'x','duration':-5,'mime_type':'text/html; x','file_name':'../\u202Ea\\u0000.exe',"
                + "'thumbnail':[]}");
    assertThat(odd.original())
        .isEqualTo(new SentFile.Version("d", null, null, null, null, null, "_a.exe", null));
    assertThat(odd.thumbnail()).isNull();
    assertThat(((Incoming.Media) inPrivate("'document':{'file_id':'a b'}")).file()).isNull();
    assertThat(((Incoming.Media) inPrivate("'document':{'file_id':''}")).file()).isNull();
    assertThat(((Incoming.Media) inPrivate("'paid_media':{'file_id':'x'}")).file()).isNull();
  }

  private SentFile file(String content) {
    return Objects.requireNonNull(((Incoming.Media) inPrivate(content)).file());
  }
}
