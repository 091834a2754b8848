package switchboard.acme;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** ACME client: account, order, HTTP-01 challenge and certificate. */
record CertificateAuthority(AcmeOrder order, ChallengeServer challengeServer, Login login) {

  /** Authorities validate from several locations, and may be busy. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Logs in with the account key; creates the account if there is none. */
  static CertificateAuthority visit(
      AcmeOrder order, ChallengeServer challengeServer, KeyPair account) throws AcmeException {
    var builder = new AccountBuilder().agreeToTermsOfService().useKeyPair(account);
    if (order.email() != null) {
      builder.addEmail(order.email());
    }
    return new CertificateAuthority(
        order, challengeServer, builder.createLogin(new Session(order.directory())));
  }

  /**
   * The authority's suggested renewal window (RFC 9773); empty when it suggests none.
   *
   * @throws AcmeException when the request fails
   */
  Optional<RenewalWindow> window(X509Certificate certificate) throws AcmeException {
    if (!tellsWhen()) {
      return Optional.empty();
    }
    var info = login.bindRenewalInfo(certificate);
    info.fetch();
    return Optional.of(
        new RenewalWindow(info.getSuggestedWindowStart(), info.getSuggestedWindowEnd()));
  }

  /**
   * @param replaced the certificate to renew; naming it exempts the order from rate limits at
   *     authorities that support this
   */
  CertificateAndKey obtain(@Nullable X509Certificate replaced)
      throws AcmeException, IOException, InterruptedException {
    var builder = login.newOrder().domains(order.domains());
    if (replaced != null && tellsWhen()) {
      builder.replaces(replaced);
    }
    var begun = builder.create();
    for (var authorization : begun.getAuthorizations()) {
      prove(authorization);
    }
    return finish(begun);
  }

  private boolean tellsWhen() throws AcmeException {
    return login.getSession().resourceUrlOptional(Resource.RENEWAL_INFO).isPresent();
  }

  private void prove(Authorization authorization) throws AcmeException, InterruptedException {
    if (authorization.getStatus() == Status.VALID) {
      return;
    }
    var challenge =
        authorization
            .findChallenge(Http01Challenge.class)
            .orElseThrow(() -> new AcmeException("The authority offers no HTTP-01 challenge"));
    try (var _ = challengeServer.show(challenge.getToken(), challenge.getAuthorization())) {
      challenge.trigger();
      if (authorization.waitForCompletion(PATIENCE) != Status.VALID) {
        challenge.fetch();
        throw failure(challenge.getError());
      }
    }
  }

  private CertificateAndKey finish(Order begun)
      throws AcmeException, IOException, InterruptedException {
    begun.waitUntilReady(PATIENCE);
    var key = CertificateAndKey.freshKey();
    begun.execute(key);
    if (begun.waitForCompletion(PATIENCE) != Status.VALID) {
      throw failure(begun.getError());
    }
    var certificate = begun.getCertificate();
    certificate.download();
    var pair =
        new CertificateAndKey(key.getPrivate(), List.copyOf(certificate.getCertificateChain()));
    if (!pair.certificate().getPublicKey().equals(key.getPublic())
        || !pair.isFor(order.domains())) {
      throw new IOException("The certificate does not match the order");
    }
    return pair;
  }

  private static AcmeException failure(Optional<Problem> problem) {
    return problem
        .<AcmeException>map(AcmeServerException::new)
        .orElseGet(() -> new AcmeException("The authority refused without giving a reason"));
  }
}
