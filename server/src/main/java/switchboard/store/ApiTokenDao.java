package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** API tokens for scripts and monitoring, stored as hashes. */
public interface ApiTokenDao {

  /**
   * An API token.
   *
   * @param scopes separated by spaces
   * @param expiresAt absent: never expires
   */
  record ApiTokenRow(
      long id,
      String name,
      String sha256,
      String scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {}

  @SqlUpdate(
      """
      INSERT INTO api_tokens (name, sha256, scopes, created_at, expires_at)
      VALUES (:name, :sha256, :scopes, :at, :expiresAt)
      """)
  void add(
      @Bind("name") String name,
      @Bind("sha256") String sha256,
      @Bind("scopes") String scopes,
      @Bind("at") Instant at,
      @Bind("expiresAt") @Nullable Instant expiresAt);

  @SqlQuery("SELECT * FROM api_tokens WHERE sha256 = :sha256")
  Optional<ApiTokenRow> find(@Bind("sha256") String sha256);

  @SqlQuery("SELECT * FROM api_tokens ORDER BY id")
  List<ApiTokenRow> all();

  @SqlUpdate("UPDATE api_tokens SET last_used_at = :at WHERE id = :id")
  boolean used(@Bind("id") long id, @Bind("at") Instant at);

  /** Returns false when the token does not exist or is already revoked. */
  @SqlUpdate("UPDATE api_tokens SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL")
  boolean revoke(@Bind("id") long id, @Bind("at") Instant at);
}
