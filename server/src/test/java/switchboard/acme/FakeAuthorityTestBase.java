package switchboard.acme;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An order with its challenges; a challenge has the index of its domain. */
final class FakeAuthorityTestBase {

  final List<String> domains;
  final Map<Integer, String> tokens = new ConcurrentHashMap<>();
  final Map<Integer, String> proofs = new ConcurrentHashMap<>();
  volatile @Nullable String certificate;

  FakeAuthorityTestBase(List<String> domains) {
    this.domains = domains;
    for (int i = 0; i < domains.size(); i++) {
      tokens.put(i, UUID.randomUUID().toString().replace("-", ""));
    }
  }

  String status() {
    if (proofs.containsValue("invalid")) {
      return "invalid";
    }
    boolean ready =
        proofs.size() == domains.size() && proofs.values().stream().allMatch("valid"::equals);
    return certificate != null ? "valid" : ready ? "ready" : "pending";
  }
}
