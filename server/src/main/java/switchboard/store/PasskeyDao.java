package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.AccountId;
import switchboard.store.sql.RowBatch;

/** Administrators' passkeys (WebAuthn credential records). */
public interface PasskeyDao {

  /**
   * A passkey (WebAuthn credential record); binary values are base64url.
   *
   * @param transports separated by spaces
   */
  record PasskeyRow(
      String credentialId,
      AccountId accountId,
      String userHandle,
      String name,
      String publicKey,
      long signCount,
      String transports,
      boolean uvInitialized,
      boolean backupAble,
      boolean backedUp,
      @Nullable String attestation,
      Instant createdAt,
      @Nullable Instant lastUsedAt) {}

  @RowBatch(
      """
      INSERT INTO passkeys (credential_id, account_id, user_handle, name, public_key, sign_count,
                            transports, uv_initialized, backup_able, backed_up, attestation,
                            created_at, last_used_at)
      VALUES (:credentialId, :accountId, :userHandle, :name, :publicKey, :signCount,
              :transports, :uvInitialized, :backupAble, :backedUp, :attestation,
              :createdAt, :lastUsedAt)
      ON CONFLICT (credential_id) DO UPDATE SET
        sign_count = excluded.sign_count, uv_initialized = excluded.uv_initialized,
        backed_up = excluded.backed_up, last_used_at = excluded.last_used_at
      """)
  void save(List<PasskeyRow> passkeys);

  @SqlQuery("SELECT * FROM passkeys WHERE credential_id = :id")
  Optional<PasskeyRow> find(@Bind("id") String credentialId);

  @SqlQuery("SELECT * FROM passkeys WHERE account_id = :account ORDER BY created_at")
  List<PasskeyRow> of(@Bind("account") AccountId account);

  @SqlUpdate("DELETE FROM passkeys WHERE credential_id = :id AND account_id = :account")
  boolean delete(@Bind("id") String credentialId, @Bind("account") AccountId account);

  @SqlUpdate("DELETE FROM passkeys WHERE account_id = :account")
  int deleteOf(@Bind("account") AccountId account);

  /** Records that a challenge was used; false when it had been used before. */
  @SqlUpdate(
      """
      INSERT INTO spent_challenges (challenge, expires_at) VALUES (:challenge, :expiresAt)
      ON CONFLICT (challenge) DO NOTHING
      """)
  boolean spend(@Bind("challenge") String challenge, @Bind("expiresAt") Instant expiresAt);

  @SqlQuery("SELECT count(*) > 0 FROM spent_challenges WHERE challenge = :challenge")
  boolean isSpent(@Bind("challenge") String challenge);

  @SqlUpdate("DELETE FROM spent_challenges WHERE expires_at < :before")
  void forgetSpent(@Bind("before") Instant before);
}
