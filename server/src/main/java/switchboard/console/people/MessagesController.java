package switchboard.console.people;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import switchboard.console.DisplayPreferences;
import switchboard.console.LiveUpdates;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.UserId;
import switchboard.operations.MediaService;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Messages of all users, which show who is waiting for an answer. */
@Controller
record MessagesController(
    Store store, MediaService media, LiveUpdates live, Masking masking, InstantSource clock) {

  private static final int ROWS = 50;

  @Needs(Permission.READ)
  @GetMapping(Paths.MESSAGES)
  View messages(@RequestParam(required = false) @Nullable Long from) {
    var part = part(from == null ? Long.MAX_VALUE : from);
    return new MessagesPage(
        PageLayout.of(Messages.translate("messages.title"), Paths.MESSAGES), part, from == null);
  }

  @Needs(Permission.READ)
  @GetMapping(path = Paths.LIVE + "/messages", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter liveMessages() {
    return live.show(() -> Page.html(part(Long.MAX_VALUE)));
  }

  private MessagesPage.Part part(long before) {
    var written = store.readNow(tables -> Written.read(tables, before, media::received));
    var shown = masking.on() ? written.masked() : written;
    return new MessagesPage.Part(
        shown.lines(),
        shown.next(),
        LocalDate.ofInstant(clock.instant(), DisplayPreferences.current().zone()));
  }

  private record Written(
      List<MessageRow> messages,
      ShownFiles files,
      PersonNames names,
      Map<UserId, Instant> answers,
      boolean hidden) {

    static Written read(Tables tables, long before, LongUnaryOperator received) {
      var messages = tables.messages().newest(before, ROWS);
      var numbers = messages.stream().map(MessageRow::userId).distinct().toList();
      var answers = new HashMap<UserId, Instant>();
      if (!numbers.isEmpty()) {
        tables
            .outbox()
            .answered(InListPadding.list(numbers))
            .forEach(answer -> answers.put(answer.userId(), inTelegramsTime(answer.at())));
      }
      var files = ShownFiles.of(tables, messages, received);
      return new Written(messages, files, PersonNames.of(tables, numbers), answers, false);
    }

    /** Truncates to seconds, the precision of Telegram's timestamps. */
    private static Instant inTelegramsTime(Instant at) {
      return at.truncatedTo(ChronoUnit.SECONDS);
    }

    Written masked() {
      return new Written(messages, files, names.masked(), answers, true);
    }

    /** Where the next page starts; empty at the end. */
    String next() {
      return messages.size() < ROWS ? "" : Long.toString(messages.getLast().id());
    }

    List<MessagesPage.Line> lines() {
      return ConversationHistory.Line.grouped(messages, files).entrySet().stream()
          .map(line -> line(line.getKey(), line.getValue()))
          .toList();
    }

    private MessagesPage.Line line(MessageRow row, ConversationHistory.Line said) {
      return new MessagesPage.Line(
          row.userId(),
          names.name(row.userId()),
          hidden ? said.masked() : said,
          answers.getOrDefault(row.userId(), Instant.MIN).isAfter(row.timestamp()));
    }
  }
}
