package switchboard.botfile;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Attachment;

/**
 * What a screen shows besides its text, as written.
 *
 * @param albumSpot absent without an album
 */
record DraftMedia(
    @Nullable File file,
    @Nullable Position albumSpot,
    List<Scalar> album,
    @Nullable Place place,
    @Nullable Contact contact) {

  /** Paths beside the bot file, or URLs. */
  record File(Attachment.Kind kind, DraftText paths) {}

  record Place(
      Position spot,
      @Nullable Scalar latitude,
      @Nullable Scalar longitude,
      @Nullable DraftText title,
      @Nullable DraftText address) {}

  record Contact(
      Position spot,
      @Nullable Scalar phone,
      @Nullable Scalar firstName,
      @Nullable Scalar lastName) {}

  /** What is needed in each language. */
  Stream<DraftText> texts() {
    var named = place == null ? Stream.<DraftText>of() : Stream.of(place.title(), place.address());
    return Stream.concat(Stream.of(file == null ? null : file.paths()), named);
  }

  /** Paths and URLs of all files. */
  Stream<Scalar> files() {
    var own = file == null ? Stream.<Scalar>of() : file.paths().texts();
    return Stream.concat(own, album.stream());
  }
}
