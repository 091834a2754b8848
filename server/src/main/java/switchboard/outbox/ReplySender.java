package switchboard.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import switchboard.domain.Call;
import switchboard.telegram.SendResult;

/**
 * The outbox's access to Telegram. Every call yields a result; failures become {@link
 * SendResult.Unknown}.
 *
 * @param calls sends a call
 * @param probes checks whether Telegram responds
 */
record ReplySender(
    Function<Call, CompletableFuture<SendResult>> calls,
    Supplier<CompletableFuture<SendResult>> probes) {

  void send(Call call, Consumer<SendResult> then) {
    run(() -> calls.apply(call), then);
  }

  void probe(Consumer<SendResult> then) {
    run(probes, then);
  }

  private static void run(Supplier<CompletableFuture<SendResult>> call, Consumer<SendResult> then) {
    var _ =
        begun(call)
            .whenComplete((result, failure) ->
                then.accept(
                    failure == null
                        ? result
                        : new SendResult.Unknown(failure.getClass().getSimpleName())));
  }

  private static CompletableFuture<SendResult> begun(Supplier<CompletableFuture<SendResult>> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
