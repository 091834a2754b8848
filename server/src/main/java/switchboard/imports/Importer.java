package switchboard.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import switchboard.base.CrashPoint;
import switchboard.imports.Found.Problem;
import switchboard.imports.Source.Sink;
import switchboard.store.Store;

/**
 * Imports sources into a store that no server uses. Each part is a transaction, so that an
 * interrupted import has added whole parts; a repeated one finds them and goes on.
 */
public final class Importer {

  private static final int ROWS = 1_000;
  private static final int CHARACTERS = 1 << 20;

  /** Told how much of the source has been read. */
  public interface Progress {
    void at(long done, long all);
  }

  private final Store store;
  private final Path folder;
  private final ImportOptions options;

  /**
   * @param folder the data folder
   */
  public Importer(Store store, Path folder, ImportOptions options) {
    this.store = store;
    this.folder = folder;
    this.options = options;
  }

  /** Counts what an import would do. */
  public Tally rehearse(Source source, Progress progress) {
    return run(source, progress, false);
  }

  public Tally run(Source source, Progress progress) {
    return run(source, progress, true);
  }

  private Tally run(Source source, Progress progress, boolean writes) {
    try (var seen = new SeenKeys(folder)) {
      var parts = new Parts(progress, writes);
      source.read(new Deduplication(seen, parts));
      parts.finish();
      return parts.tally;
    }
  }

  /** Collects what is found, and imports it in parts. */
  private final class Parts implements Sink {

    private final Progress progress;
    private final boolean writes;
    private final Excluded excluded = new Excluded(store);
    private final List<Found.OfUser> part = new ArrayList<>();
    private final Tally tally = new Tally();
    private int characters;

    Parts(Progress progress, boolean writes) {
      this.progress = progress;
      this.writes = writes;
    }

    @Override
    public void take(Found found) {
      switch (found) {
        case Problem problem -> tally.note(problem);
        case Found.OfUser one ->
            excluded
                .reason(one.user())
                .ifPresentOrElse(reason -> leaveOut(one, reason), () -> add(one));
      }
    }

    private void leaveOut(Found.OfUser found, Reason reason) {
      switch (found) {
        case Found.Person _ -> tally.skipped(found, Kind.PERSON, reason);
        case Found.Preference _ -> tally.skipped(found, Kind.PREFERENCE, reason);
        case Found.Message _ -> tally.skipped(found, Kind.MESSAGE, reason);
        case Found.Interaction _ -> tally.skipped(found, Kind.INTERACTION, reason);
        case Found.Activity _ -> {}
      }
    }

    private void add(Found.OfUser found) {
      part.add(found);
      characters += characters(found);
      if (part.size() >= ROWS || characters >= CHARACTERS) {
        finish();
      }
    }

    private static int characters(Found.OfUser found) {
      return switch (found) {
        case Found.Message message -> message.text() == null ? 0 : message.text().length();
        case Found.Interaction one -> one.data() == null ? 0 : one.data().length();
        case Found.Person _, Found.Preference _, Found.Activity _ -> 0;
      };
    }

    private void finish() {
      if (!part.isEmpty()) {
        tally.add(
            writes
                ? write()
                : store.readNow(tables -> new BatchPlan(tables, options, part)).tally());
        part.clear();
        characters = 0;
      }
    }

    private Tally write() {
      var added =
          store.writeNow(tables -> {
            var plan = new BatchPlan(tables, options, part);
            plan.write(tables, store.rowIds(tables));
            return plan.tally();
          });
      CrashPoint.IMPORT_PART_COMMITTED.reached();
      return added;
    }

    @Override
    public void progress(long done, long all) {
      progress.at(done, all);
    }
  }
}
