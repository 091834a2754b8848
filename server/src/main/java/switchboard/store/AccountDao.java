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
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.RowBatch;

/** Administrator accounts and their one-time invitation links. */
public interface AccountDao {

  /**
   * An administrator account.
   *
   * @param password hash with parameters; absent until set through an invitation link
   * @param totpStep the last TOTP step used
   */
  record AccountRow(
      AccountId id,
      String name,
      Role role,
      @Nullable String password,
      @Encrypted(column = "accounts.totp_secret") @Nullable String totpSecret,
      @Nullable Long totpStep,
      Instant createdAt,
      @Nullable Instant disabledAt) {}

  record TotpSecret(
      AccountId id, @Encrypted(column = "accounts.totp_secret") @Nullable String totpSecret) {}

  /** A one-time invitation link; without an account, it is for the first owner. */
  record InvitationRow(String sha256, @Nullable AccountId accountId, Instant expiresAt) {}

  @SqlUpdate("INSERT INTO accounts (name, role, created_at) VALUES (:name, :role, :at)")
  void add(@Bind("name") String name, @Bind("role") Role role, @Bind("at") Instant at);

  @SqlQuery("SELECT * FROM accounts WHERE name = :name")
  Optional<AccountRow> byName(@Bind("name") String name);

  @SqlQuery("SELECT * FROM accounts WHERE id = :id")
  Optional<AccountRow> find(@Bind("id") AccountId id);

  @SqlQuery("SELECT * FROM accounts ORDER BY name")
  List<AccountRow> all();

  @SqlUpdate("UPDATE accounts SET password = :password WHERE id = :id")
  boolean setPassword(@Bind("id") AccountId id, @Bind("password") String password);

  @SqlUpdate("UPDATE accounts SET role = :role WHERE id = :id")
  boolean setRole(@Bind("id") AccountId id, @Bind("role") Role role);

  @SqlUpdate("UPDATE accounts SET disabled_at = :at WHERE id = :id")
  boolean setDisabled(@Bind("id") AccountId id, @Bind("at") @Nullable Instant at);

  /** Sets or removes the TOTP secret and resets the last used step. */
  @RowBatch("UPDATE accounts SET totp_secret = :totpSecret, totp_step = NULL WHERE id = :id")
  void setTotp(List<TotpSecret> secrets);

  /** Returns false when this or a later step was already used. */
  @SqlUpdate(
      """
      UPDATE accounts SET totp_step = :step
      WHERE id = :id AND (totp_step IS NULL OR totp_step < :step)
      """)
  boolean useTotp(@Bind("id") AccountId id, @Bind("step") long step);

  @SqlUpdate("INSERT INTO recovery_codes (account_id, sha256) VALUES (:id, :sha256)")
  void addRecoveryCode(@Bind("id") AccountId id, @Bind("sha256") String sha256);

  /** Returns false when the code does not exist or was already used. */
  @SqlUpdate("DELETE FROM recovery_codes WHERE account_id = :id AND sha256 = :sha256")
  boolean useRecoveryCode(@Bind("id") AccountId id, @Bind("sha256") String sha256);

  @SqlUpdate("DELETE FROM recovery_codes WHERE account_id = :id")
  void deleteRecoveryCodes(@Bind("id") AccountId id);

  @SqlQuery("SELECT count(*) FROM recovery_codes WHERE account_id = :id")
  int recoveryCodes(@Bind("id") AccountId id);

  /**
   * @param account absent: for the first owner
   */
  @SqlUpdate(
      """
      INSERT INTO invitations (sha256, account_id, expires_at)
      VALUES (:sha256, :account, :expiresAt)
      """)
  void invite(
      @Bind("sha256") String sha256,
      @Bind("account") @Nullable AccountId account,
      @Bind("expiresAt") Instant expiresAt);

  @SqlQuery("SELECT * FROM invitations WHERE sha256 = :sha256")
  Optional<InvitationRow> invitation(@Bind("sha256") String sha256);

  @SqlUpdate("DELETE FROM invitations WHERE account_id = :account")
  void withdrawInvitations(@Bind("account") AccountId account);

  @SqlUpdate("DELETE FROM invitations")
  int withdrawInvitations();

  /** Deletes invitations that have expired. */
  @SqlUpdate("DELETE FROM invitations WHERE expires_at <= :now")
  void forgetInvitations(@Bind("now") Instant now);

  /** Deletes the invitations for the first owner. */
  @SqlUpdate("DELETE FROM invitations WHERE account_id IS NULL")
  void withdrawOwnerInvitations();
}
