package switchboard.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.domain.Effect;
import switchboard.domain.UserId;
import switchboard.outbox.Albums;
import switchboard.outbox.PendingReply;
import switchboard.store.RowIds;
import switchboard.store.Tables;

/** The replies of a batch. They are built when its rows are written, all of which they may read. */
final class BatchReplies {

  private final Tables tables;
  private final Lookups lookups;
  private final Albums albums;
  private final RowIds ids;
  private final List<DraftReply> drafts = new ArrayList<>();
  private final List<PendingReply> built = new ArrayList<>();
  private final List<PendingReply> rewritten = new ArrayList<>();

  BatchReplies(Tables tables, Lookups lookups, RowIds ids) {
    this.tables = tables;
    this.lookups = lookups;
    this.ids = ids;
    albums = new Albums(tables);
  }

  /** Adds a reply, unless another part of its album has one in this batch. */
  void add(DraftReply draft) {
    if (drafts.stream().noneMatch(draft::isAnsweredBy)) {
      drafts.add(draft);
    }
  }

  /** Drops what would be sent to the user's chat. */
  void dropThoseOf(UserId user) {
    drafts.removeIf(draft -> draft.isToChat() && draft.user().equals(user));
  }

  void build() {
    lookups.load(
        drafts.stream()
            .map(DraftReply::effect)
            .filter(Effect.Lookup.class::isInstance)
            .map(Effect.Lookup.class::cast));
    drafts.forEach(draft -> reply(draft).ifPresent(built::add));
  }

  /** The reply to send; empty when it only rewrites the pending reply to its album. */
  private Optional<PendingReply> reply(DraftReply draft) {
    var user = draft.user();
    var album = draft.update().album();
    var at = draft.update().receivedAt();
    var call =
        switch (draft.effect()) {
          case Effect.Deliver(var ready) -> ready;
          case Effect.Lookup lookup -> lookups.answer(lookup, at);
        };
    if (album == null) {
      return Optional.of(PendingReply.of(ids.reply(), user, call, at, draft.screen()));
    }
    var earlier = albums.answer(user, album);
    if (earlier.isEmpty()) {
      return Optional.of(PendingReply.toAlbum(album, ids.reply(), user, call, at));
    }
    Albums.rewritten(earlier.get(), call, at).ifPresent(this::rewrite);
    return Albums.edit(earlier.get(), call)
        .map(edit -> PendingReply.of(ids.reply(), user, edit, at));
  }

  private void rewrite(PendingReply reply) {
    tables.outbox().rewrite(List.of(reply.rewriteRow()));
    rewritten.add(reply);
  }

  /** In order. */
  List<PendingReply> built() {
    return built;
  }

  List<PendingReply> rewritten() {
    return rewritten;
  }
}
