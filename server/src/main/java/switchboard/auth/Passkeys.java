package switchboard.auth;

import static switchboard.base.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import switchboard.auth.RelyingParty.Place;
import switchboard.base.UserErrorException;
import switchboard.domain.AccountId;
import switchboard.store.AccountDao.AccountRow;
import switchboard.store.Store;
import switchboard.store.sql.StoreUnavailableException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (WebAuthn), verified by Spring Security. User verification by fingerprint, face or PIN
 * is required, so a passkey replaces both password and second factor.
 */
public final class Passkeys {

  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
  private static final String NAME = "Switchboard";
  private static final String LOGIN = "login";
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private static final JavaType MADE = credential(AuthenticatorAttestationResponse.class);
  private static final JavaType SIGNED = credential(AuthenticatorAssertionResponse.class);

  private final Store store;
  private final RelyingParty site;
  private final PasskeyChallenges challenges;
  private final InstantSource clock;

  Passkeys(Store store, RelyingParty site, PasskeyChallenges challenges, InstantSource clock) {
    this.store = store;
    this.site = site;
    this.challenges = challenges;
    this.clock = clock;
  }

  private static JavaType credential(Class<?> response) {
    return JSON.getTypeFactory().constructParametricType(PublicKeyCredential.class, response);
  }

  /**
   * Options for the browser's WebAuthn call.
   *
   * @param ticket to be returned together with the passkey's response
   */
  public record Begun(String ticket, JsonNode options) {}

  /** Whether passkeys work at the address of this request. */
  public boolean workAt(HttpServletRequest request) {
    return site.place(request).isPresent();
  }

  private Place place(HttpServletRequest request) {
    return site.place(request)
        .orElseThrow(() -> UserErrorException.invalid("passkey", sentence("passkey.wrong_host")));
  }

  public Begun beginLogin(HttpServletRequest request) {
    var ticket = challenges.issue(LOGIN);
    return new Begun(ticket.text(), JSON.valueToTree(loginOptions(place(request), ticket)));
  }

  private static PublicKeyCredentialRequestOptions loginOptions(
      Place place, PasskeyChallenges.Ticket ticket) {
    return PublicKeyCredentialRequestOptions.builder()
        .challenge(Bytes.fromBase64(ticket.number()))
        .rpId(place.host())
        .timeout(PasskeyChallenges.GOOD_FOR)
        .userVerification(UserVerificationRequirement.REQUIRED)
        .build();
  }

  /**
   * The account whose passkey signed; empty when the signature is invalid or the account disabled.
   */
  Optional<AccountRow> login(HttpServletRequest request, String ticket, JsonNode signed) {
    var place = place(request);
    return challenges
        .check(ticket, LOGIN)
        .flatMap(good -> checked(() -> login(place, good, signed)));
  }

  private Optional<AccountRow> login(
      Place place, PasskeyChallenges.Ticket ticket, JsonNode signed) {
    PublicKeyCredential<AuthenticatorAssertionResponse> credential =
        JSON.convertValue(signed, SIGNED);
    var id = credential.getRawId().toBase64UrlString();
    var account =
        store
            .readNow(tables ->
                tables.passkeys().find(id).flatMap(row -> tables.accounts().find(row.accountId())))
            .filter(one -> one.disabledAt() == null);
    account.ifPresent(one -> {
      var request = new RelyingPartyAuthenticationRequest(loginOptions(place, ticket), credential);
      var _ = operations(place, one).authenticate(request);
    });
    return account.filter(_ -> challenges.spend(ticket));
  }

  /**
   * Runs a check of untrusted input. Every failure counts as a refusal, unless the store is down.
   */
  private static <T> Optional<T> checked(Supplier<Optional<T>> check) {
    try {
      return check.get();
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.atInfo().addKeyValue("error", e.getClass().getName()).log("Passkey rejected");
      return Optional.empty();
    }
  }

  public Begun beginAdding(HttpServletRequest request, AccountId account) {
    var ticket = challenges.issue(adding(account));
    var options = creation(place(request), rows(account(account)), ticket);
    return new Begun(ticket.text(), JSON.valueToTree(options));
  }

  /**
   * Stores a newly created passkey.
   *
   * @throws UserErrorException when it cannot be verified
   */
  public void add(
      HttpServletRequest request, AccountId account, String name, String ticket, JsonNode made) {
    var place = place(request);
    var good = challenges.check(ticket, adding(account)).orElseThrow(Passkeys::notGood);
    var rows = rows(account(account));
    if (!challenges.spend(good)
        || checked(() -> register(place, rows, good, name, made)).isEmpty()) {
      throw notGood();
    }
  }

  private Optional<Boolean> register(
      Place place,
      PasskeyRepository rows,
      PasskeyChallenges.Ticket ticket,
      String name,
      JsonNode made) {
    PublicKeyCredential<AuthenticatorAttestationResponse> credential =
        JSON.convertValue(made, MADE);
    var request =
        new ImmutableRelyingPartyRegistrationRequest(
            creation(place, rows, ticket), new RelyingPartyPublicKey(credential, name));
    var _ = operations(place, rows.account()).registerCredential(request);
    return Optional.of(true);
  }

  private static UserErrorException notGood() {
    return UserErrorException.invalid("passkey", sentence("passkey.failed"));
  }

  private static String adding(AccountId account) {
    return "add|" + account.value();
  }

  private static PublicKeyCredentialCreationOptions creation(
      Place place, PasskeyRepository rows, PasskeyChallenges.Ticket ticket) {
    return PublicKeyCredentialCreationOptions.builder()
        .rp(PublicKeyCredentialRpEntity.builder().id(place.host()).name(NAME).build())
        .user(rows.user())
        .challenge(Bytes.fromBase64(ticket.number()))
        .pubKeyCredParams(
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.RS256)
        .attestation(AttestationConveyancePreference.NONE)
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .timeout(PasskeyChallenges.GOOD_FOR)
        .excludeCredentials(
            rows.findByUserId(rows.user().getId()).stream()
                .map(known ->
                    PublicKeyCredentialDescriptor.builder()
                        .id(known.getCredentialId())
                        .transports(known.getTransports())
                        .build())
                .toList())
        .build();
  }

  private Webauthn4JRelyingPartyOperations operations(Place place, AccountRow account) {
    var rows = rows(account);
    return new Webauthn4JRelyingPartyOperations(
        rows,
        rows,
        PublicKeyCredentialRpEntity.builder().id(place.host()).name(NAME).build(),
        Set.of(place.origin()));
  }

  private AccountRow account(AccountId id) {
    return store
        .readNow(tables -> tables.accounts().find(id))
        .orElseThrow(() -> UserErrorException.invalid("passkey", sentence("accounts.not_found")));
  }

  private PasskeyRepository rows(AccountRow account) {
    var seal = store.keys().seal("passkeys", Long.toString(account.id().value()));
    var handle = new Bytes(HexFormat.of().parseHex(seal)).toBase64UrlString();
    return new PasskeyRepository(store, clock, account, handle);
  }
}
