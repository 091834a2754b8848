package switchboard.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import switchboard.store.AccountDao.AccountRow;
import switchboard.store.PasskeyDao.PasskeyRow;
import switchboard.store.Store;

/**
 * Spring Security's passkey repositories, limited to one account.
 *
 * @param handle the WebAuthn user handle, which is used for nothing else
 */
record PasskeyRepository(Store store, InstantSource clock, AccountRow account, String handle)
    implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

  /** A signature counter that did not increase, which indicates a cloned passkey. */
  static final class CopiedPasskeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  PublicKeyCredentialUserEntity user() {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(Bytes.fromBase64(handle))
        .name(account.name())
        .displayName(account.name())
        .build();
  }

  @Override
  public void save(CredentialRecord record) {
    var id = record.getCredentialId().toBase64UrlString();
    var now = clock.instant();
    store.run(tables -> {
      var known = tables.passkeys().find(id);
      if (known.filter(old -> goesBack(old, record)).isPresent()) {
        throw new CopiedPasskeyException();
      }
      tables.passkeys().save(List.of(row(id, record, known.isEmpty() ? null : now, now)));
    });
  }

  private static boolean goesBack(PasskeyRow old, CredentialRecord record) {
    long count = record.getSignatureCount();
    return (count != 0 || old.signCount() != 0) && count <= old.signCount();
  }

  private PasskeyRow row(String id, CredentialRecord record, @Nullable Instant used, Instant now) {
    var attestation = record.getAttestationObject();
    return new PasskeyRow(
        id,
        account.id(),
        handle,
        record.getLabel(),
        new Bytes(record.getPublicKey().getBytes()).toBase64UrlString(),
        record.getSignatureCount(),
        record.getTransports().stream()
            .map(AuthenticatorTransport::getValue)
            .sorted()
            .collect(Collectors.joining(" ")),
        record.isUvInitialized(),
        record.isBackupEligible(),
        record.isBackupState(),
        attestation == null ? null : attestation.toBase64UrlString(),
        now,
        used);
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return store
        .readNow(tables -> tables.passkeys().find(id.toBase64UrlString()))
        .map(PasskeyRepository::record)
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes user) {
    return store.readNow(tables -> tables.passkeys().of(account.id())).stream()
        .map(PasskeyRepository::record)
        .toList();
  }

  private static CredentialRecord record(PasskeyRow row) {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(Bytes.fromBase64(row.credentialId()))
        .userEntityUserId(Bytes.fromBase64(row.userHandle()))
        .publicKey(new ImmutablePublicKeyCose(Bytes.fromBase64(row.publicKey()).getBytes()))
        .signatureCount(row.signCount())
        .uvInitialized(row.uvInitialized())
        .transports(transports(row.transports()))
        .backupEligible(row.backupAble())
        .backupState(row.backedUp())
        .attestationObject(Bytes.fromBase64(Objects.requireNonNullElse(row.attestation(), "")))
        .label(row.name())
        .created(row.createdAt())
        .lastUsed(Objects.requireNonNullElse(row.lastUsedAt(), row.createdAt()))
        .build();
  }

  private static Set<AuthenticatorTransport> transports(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(AuthenticatorTransport::valueOf)
        .collect(Collectors.toSet());
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
    return id.toBase64UrlString().equals(handle) ? user() : null;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
    return name.equals(account.name()) ? user() : null;
  }

  /** Does nothing: the user entity is the account. */
  @Override
  public void save(PublicKeyCredentialUserEntity user) {}

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("passkeys are removed by SecondFactors");
  }
}
