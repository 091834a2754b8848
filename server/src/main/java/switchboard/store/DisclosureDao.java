package switchboard.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import switchboard.domain.AccountId;
import switchboard.domain.UserId;
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.RowBatch;

/** Disclosures: when administrators revealed a user's hidden names and messages, and why. */
public interface DisclosureDao {

  /** A disclosure of a user's hidden names and messages to an administrator. */
  record DisclosureRow(
      UserId userId,
      Instant openedAt,
      Instant openUntil,
      long account,
      String openedBy,
      @Encrypted(column = "disclosures.reason", row = "userId") String reason) {}

  @RowBatch(
      """
      INSERT INTO disclosures (user_id, opened_at, open_until, account, opened_by, reason)
      VALUES (:userId, :openedAt, :openUntil, :account, :openedBy, :reason)
      ON CONFLICT (user_id, opened_at) DO NOTHING
      """)
  void add(List<DisclosureRow> disclosures);

  /** Newest first. */
  @SqlQuery(
      "SELECT * FROM disclosures WHERE user_id = :userId ORDER BY opened_at DESC LIMIT :limit")
  List<DisclosureRow> of(@Bind("userId") UserId userId, @Bind("limit") int limit);

  @SqlQuery("SELECT count(*) FROM disclosures WHERE user_id = :userId")
  int count(@Bind("userId") UserId userId);

  /** Whether this account has a disclosure that has not expired. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT 1 FROM disclosures
        WHERE user_id = :userId AND account = :account AND open_until > :now)
      """)
  boolean isOpen(
      @Bind("userId") UserId userId, @Bind("account") AccountId account, @Bind("now") Instant now);
}
