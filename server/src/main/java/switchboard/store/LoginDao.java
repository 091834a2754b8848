package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.AccountId;
import switchboard.domain.Role;

/** Login sessions, by the hash of the session cookie. */
public interface LoginDao {

  /**
   * A login session.
   *
   * @param factorAt when a second factor was verified
   * @param provedAt time of the last authentication
   * @param device the browser's user agent
   */
  record LoginRow(
      long id,
      String sha256,
      AccountId accountId,
      Instant createdAt,
      Instant lastSeen,
      @Nullable Instant factorAt,
      Instant provedAt,
      String address,
      String device) {}

  /** A session with its account, and whether that has a second factor. */
  record KnownLogin(
      long id,
      AccountId accountId,
      Instant createdAt,
      Instant lastSeen,
      @Nullable Instant factorAt,
      Instant provedAt,
      String name,
      Role role,
      @Nullable Instant disabledAt,
      boolean hasFactor) {}

  @SqlUpdate(
      """
      INSERT INTO logins (sha256, account_id, created_at, last_seen, factor_at, proved_at, address,
                          device)
      VALUES (:sha256, :account, :at, :at, :factorAt, :at, :address, :device)
      """)
  void add(
      @Bind("sha256") String sha256,
      @Bind("account") AccountId account,
      @Bind("at") Instant at,
      @Bind("factorAt") @Nullable Instant factorAt,
      @Bind("address") String address,
      @Bind("device") String device);

  /** The session with its account, and whether that has a second factor. */
  @SqlQuery(
      """
      SELECT l.*, a.name, a.role, a.disabled_at,
             a.totp_secret IS NOT NULL
             OR EXISTS (SELECT 1 FROM passkeys p WHERE p.account_id = a.id) AS has_factor
      FROM logins l JOIN accounts a ON a.id = l.account_id
      WHERE l.sha256 = :sha256
      """)
  Optional<KnownLogin> find(@Bind("sha256") String sha256);

  @SqlQuery("SELECT * FROM logins WHERE account_id = :account ORDER BY last_seen DESC")
  List<LoginRow> of(@Bind("account") AccountId account);

  @SqlUpdate("UPDATE logins SET last_seen = :at WHERE id = :id")
  boolean seen(@Bind("id") long id, @Bind("at") Instant at);

  /**
   * Issues a new cookie for the session after re-authentication.
   *
   * @param factorAt absent: unchanged
   */
  @SqlUpdate(
      """
      UPDATE logins SET sha256 = :sha256, proved_at = :at, last_seen = :at,
        factor_at = COALESCE(:factorAt, factor_at)
      WHERE id = :id
      """)
  boolean renew(
      @Bind("id") long id,
      @Bind("sha256") String sha256,
      @Bind("at") Instant at,
      @Bind("factorAt") @Nullable Instant factorAt);

  @SqlUpdate("DELETE FROM logins WHERE sha256 = :sha256")
  boolean end(@Bind("sha256") String sha256);

  @SqlUpdate("DELETE FROM logins WHERE id = :id AND account_id = :account")
  boolean end(@Bind("id") long id, @Bind("account") AccountId account);

  @SqlUpdate("DELETE FROM logins WHERE account_id = :account AND id <> :kept")
  int endOthers(@Bind("account") AccountId account, @Bind("kept") long kept);

  @SqlUpdate("DELETE FROM logins WHERE account_id = :account")
  int endAll(@Bind("account") AccountId account);

  /** Ends the sessions of all accounts, because a restore may bring back ended ones. */
  @SqlUpdate("DELETE FROM logins")
  int endAll();

  @SqlUpdate("DELETE FROM logins WHERE last_seen < :seenBefore OR created_at < :begunBefore")
  int forget(@Bind("seenBefore") Instant seenBefore, @Bind("begunBefore") Instant begunBefore);
}
