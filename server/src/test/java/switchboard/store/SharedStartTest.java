package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.KeySource;
import switchboard.domain.UserId;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestPostgres;

/** Instances that make the database and the keys at the same moment. */
@NeedsPostgres
class SharedStartTest {

  private static final UserId ANN = new UserId(5);

  @TempDir Path folder;

  @Test
  void allInstancesThatStartAtOnceHaveTheSameKeys() throws Exception {
    for (int round = 0; round < 3; round++) {
      var file = folder.resolve("master" + round + ".json");
      var database = TestPostgres.create("TEMPLATE template0");
      var stores = open(file, database);
      try {
        assertThat(stores.stream().map(store -> store.keys().name()).distinct()).hasSize(1);
        assertThat(stores.stream().map(store -> store.keys().person(ANN)).distinct()).hasSize(1);
      } finally {
        stores.forEach(Store::close);
      }
    }
  }

  private static List<Store> open(Path file, String database)
      throws InterruptedException, ExecutionException {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var opened =
          IntStream.range(0, 3)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    start.await();
                    return Store.open(TestPostgres.served(database), KeySource.file(file));
                  }))
              .toList();
      start.countDown();
      return List.of(opened.get(0).get(), opened.get(1).get(), opened.get(2).get());
    }
  }
}
