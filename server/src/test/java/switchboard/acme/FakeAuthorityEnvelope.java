package switchboard.acme;

import java.util.Base64;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signed JWS envelope of a request, with URL and nonce. */
record FakeAuthorityEnvelope(JsonNode signed, JsonNode header) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Leads to a problem response of this type. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String type) {
      super(type);
    }
  }

  static FakeAuthorityEnvelope read(byte[] body) {
    var signed = JSON.readTree(body);
    var header = Base64.getUrlDecoder().decode(signed.path("protected").asString());
    return new FakeAuthorityEnvelope(signed, JSON.readTree(header));
  }

  String header(String name) {
    return header.path(name).asString("");
  }

  PublicJsonWebKey ownKey() throws JoseException {
    return PublicJsonWebKey.Factory.newPublicJwk(header.path("jwk").toString());
  }

  /** The verified payload; empty for a POST-as-GET request. */
  JsonNode verified(PublicJsonWebKey key) throws JoseException, Refused {
    var signature = new JsonWebSignature();
    signature.setCompactSerialization(
        String.join(
            ".",
            signed.path("protected").asString(),
            signed.path("payload").asString(),
            signed.path("signature").asString()));
    signature.setKey(key.getPublicKey());
    if (!signature.verifySignature()) {
      throw new Refused("unauthorized");
    }
    var payload = signature.getPayload();
    return payload.isEmpty() ? JSON.createObjectNode() : JSON.readTree(payload);
  }
}
