package switchboard.simulator.methods;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Upload;

/**
 * SSL context that trusts only the certificate uploaded with setWebhook (Bot API, self-signed
 * certificates).
 */
final class WebhookTrust {
  private WebhookTrust() {}

  static @Nullable SSLContext of(@Nullable Upload pem) {
    if (pem == null) {
      return null;
    }
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "webhook",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem.bytes())));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw BotApiRefusal.badRequest("bad webhook: can't read the certificate");
    }
  }
}
