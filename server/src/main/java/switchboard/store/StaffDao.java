package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.AccountId;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;

/** The Telegram chats of accounts, and the one-time links that connect them. */
public interface StaffDao {

  /**
   * The chat of an account.
   *
   * @param telegramId their user id in Telegram; nothing is recorded about that user
   * @param kinds words of {@link switchboard.domain.NoticeKind}, separated by spaces
   * @param quietFrom minute of the day in the zone; absent: no quiet hours
   * @param noticedAt when the last message was sent
   */
  record StaffRow(
      AccountId accountId,
      UserId telegramId,
      ChatId chatId,
      String language,
      String kinds,
      int waitMinutes,
      @Nullable Integer quietFrom,
      @Nullable Integer quietTo,
      String zone,
      boolean namesAllowed,
      Instant linkedAt,
      @Nullable Instant noticedAt) {

    public StaffRow noticedAt(@Nullable Instant at) {
      return new StaffRow(
          accountId,
          telegramId,
          chatId,
          language,
          kinds,
          waitMinutes,
          quietFrom,
          quietTo,
          zone,
          namesAllowed,
          linkedAt,
          at);
    }
  }

  /** A one-time link. */
  record StaffLinkRow(
      String sha256, AccountId accountId, String language, String zone, Instant expiresAt) {}

  @SqlQuery("SELECT telegram_id FROM staff")
  Set<UserId> ids();

  @SqlQuery("SELECT * FROM staff WHERE account_id = :account")
  Optional<StaffRow> of(@Bind("account") AccountId account);

  /** Those whose accounts are not disabled. */
  @SqlQuery(
      """
      SELECT staff.* FROM staff JOIN accounts ON accounts.id = staff.account_id
      WHERE accounts.disabled_at IS NULL ORDER BY staff.account_id
      """)
  List<StaffRow> all();

  @SqlUpdate(
      """
      INSERT INTO staff (account_id, telegram_id, chat_id, language, kinds, wait_minutes,
                         quiet_from, quiet_to, zone, names_allowed, linked_at, noticed_at)
      VALUES (:accountId, :telegramId, :chatId, :language, :kinds, :waitMinutes,
              :quietFrom, :quietTo, :zone, :namesAllowed, :linkedAt, :noticedAt)
      """)
  void add(@BindMethods StaffRow row);

  /** Changes what its operator chooses. */
  @SqlUpdate(
      """
      UPDATE staff SET language = :language, kinds = :kinds, wait_minutes = :waitMinutes,
                       quiet_from = :quietFrom, quiet_to = :quietTo, zone = :zone
      WHERE account_id = :accountId
      """)
  boolean change(@BindMethods StaffRow row);

  @SqlUpdate("UPDATE staff SET language = :language WHERE account_id = :account")
  boolean setLanguage(@Bind("account") AccountId account, @Bind("language") String language);

  @SqlUpdate("UPDATE staff SET names_allowed = :allowed WHERE account_id = :account")
  boolean allowNames(@Bind("account") AccountId account, @Bind("allowed") boolean allowed);

  @SqlUpdate("UPDATE staff SET noticed_at = :at WHERE account_id = :account")
  boolean noticed(@Bind("account") AccountId account, @Bind("at") @Nullable Instant at);

  @SqlUpdate("DELETE FROM staff WHERE account_id = :account")
  boolean unlink(@Bind("account") AccountId account);

  /** Ends the link of a Telegram user with any account. */
  @SqlUpdate("DELETE FROM staff WHERE telegram_id = :user")
  boolean unlinkUser(@Bind("user") UserId user);

  @SqlUpdate(
      """
      INSERT INTO staff_links (sha256, account_id, language, zone, expires_at)
      VALUES (:sha256, :accountId, :language, :zone, :expiresAt)
      """)
  void offer(@BindMethods StaffLinkRow link);

  /** The link if it exists and has not expired. */
  @SqlQuery("SELECT * FROM staff_links WHERE sha256 = :sha256 AND expires_at > :now")
  Optional<StaffLinkRow> link(@Bind("sha256") String sha256, @Bind("now") Instant now);

  /** Ends all links of an account; returns how many there were. */
  @SqlUpdate("DELETE FROM staff_links WHERE account_id = :account")
  int withdraw(@Bind("account") AccountId account);

  @SqlUpdate("DELETE FROM staff_links WHERE expires_at <= :now")
  void forgetLinks(@Bind("now") Instant now);
}
