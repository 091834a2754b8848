package switchboard.web;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;

/**
 * The server's order of ciphers counts, the strongest first, not the client's. Set here, where each
 * renewed certificate passes too, as neither Spring Boot's properties nor its reload know of it.
 */
public final class OrderedCiphers extends Http11NioProtocol {

  @Override
  public void addSslHostConfig(SSLHostConfig config, boolean replace) {
    config.setHonorCipherOrder(true);
    super.addSslHostConfig(config, replace);
  }
}
