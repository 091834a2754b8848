package switchboard.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent in messages above another, because these cannot have text or buttons. */
public sealed interface Extra {

  /**
   * Files shown together.
   *
   * @param files 2–10 (Bot API, sendMediaGroup)
   */
  record Album(List<Attachment> files) implements Extra {}

  /**
   * Files that a user sent, in one ZIP file.
   *
   * @param files ids of their rows
   */
  record Archive(UserId user, List<Long> files, String fileName) implements Extra {}

  /**
   * A place on the map.
   *
   * @param title present together with the address
   */
  record Place(double latitude, double longitude, @Nullable String title, @Nullable String address)
      implements Extra {}

  /** Somebody to save in the contacts. */
  record ContactCard(String phone, String firstName, @Nullable String lastName) implements Extra {}
}
