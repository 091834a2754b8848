package switchboard.console.people;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.console.FlashMessage;
import switchboard.console.Messages;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.operations.MediaService;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The list of all files. */
@Controller
record MediaListController(Store store, MediaService media, Masking masking, InstantSource clock) {

  private static final int ROWS = 50;

  @Needs(Permission.READ)
  @GetMapping(Paths.MEDIA)
  View files(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(required = false) @Nullable Long from,
      @RequestParam(defaultValue = "") String done) {
    var filters = MediaFilters.of(kind, state, person);
    var found =
        store.readNow(tables -> Found.read(tables, filters, from == null ? Long.MAX_VALUE : from));
    var lines = found.lines(media, masking.isForCurrent());
    var last = lines.size() < ROWS ? "" : Long.toString(found.rows().getLast().id());
    return new MediaPage(
        PageLayout.of(Messages.translate("media.title"), Paths.MEDIA).done(FlashMessage.text(done)),
        filters,
        lines,
        filters.from(from == null ? "" : Long.toString(from)),
        last,
        media.usedBytes(),
        media.quotaBytes(),
        clock.instant());
  }

  /**
   * @param thumbnails by the row id of the file
   */
  private record Found(List<MediaRow> rows, Map<Long, MediaRow> thumbnails, PersonNames names) {

    static Found read(Tables tables, MediaFilters filters, long before) {
      var rows = filters.rows(tables, before, ROWS);
      var users = rows.stream().map(MediaRow::userId).distinct().toList();
      return new Found(rows, thumbnails(tables, rows), PersonNames.of(tables, users));
    }

    private static Map<Long, MediaRow> thumbnails(Tables tables, List<MediaRow> rows) {
      var messages =
          rows.stream().flatMap(row -> Stream.ofNullable(row.message())).distinct().toList();
      return messages.isEmpty()
          ? Map.of()
          : ShownFiles.thumbnails(tables.media().ofMessages(InListPadding.list(messages)));
    }

    List<MediaPage.Line> lines(MediaService media, boolean hidden) {
      var shownNames = hidden ? names.masked() : names;
      return rows.stream()
          .map(row -> {
            var file = ShownFile.of(row, thumbnails.get(row.id()), media.received(row.id()));
            return new MediaPage.Line(
                row.userId(),
                shownNames.name(row.userId()),
                hidden ? file.masked() : file,
                row.createdAt());
          })
          .toList();
    }
  }
}
