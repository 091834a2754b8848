package switchboard.botfile;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bot file as parsed, not yet checked. Values that could not be read are absent.
 *
 * @param languagesListed whether the list exists, even if empty
 * @param languages as listed
 * @param screens all of them in the file's order, the main menu first
 * @param whole whether every screen could be read; otherwise references cannot be checked
 */
record Draft(
    @Nullable Scalar name,
    Position languagesSpot,
    boolean languagesListed,
    List<Scalar> languages,
    List<Theme> themes,
    List<Command> commands,
    List<Screen> screens,
    List<Phrase> texts,
    DraftFreeText freeText,
    DraftAnswering answering,
    List<DraftGoal> goals,
    boolean whole) {

  record Theme(
      Position spot, @Nullable Scalar id, @Nullable DraftText label, @Nullable Scalar button) {}

  /** {@code open} and {@code action} exclude each other. */
  record Command(
      Position spot,
      @Nullable Scalar name,
      @Nullable DraftText description,
      @Nullable Scalar open,
      @Nullable Scalar action) {}

  /**
   * @param parent id of the enclosing screen; absent for the main menu and for those in the list
   *     {@code screens}
   * @param listed whether it is in the list {@code screens}
   * @param linked whether links to it are enough, without a button
   */
  record Screen(
      Position spot,
      @Nullable Scalar id,
      @Nullable String parent,
      boolean listed,
      boolean linked,
      @Nullable DraftText text,
      DraftMedia media,
      int columns,
      List<Item> items,
      List<Scalar> formerly) {

    boolean isMainMenu() {
      return parent == null && !listed;
    }

    /** The ids that buttons of this screen open. */
    Stream<String> opens() {
      return items.stream()
          .map(Item::target)
          .filter(target -> target instanceof Target.Open)
          .map(target -> ((Target.Open) target).screen().value());
    }
  }

  record Item(Position spot, @Nullable DraftText label, @Nullable Target target) {}

  /** What a button does. */
  sealed interface Target {

    /**
     * @param nested whether the screen is defined inside the item
     */
    record Open(Scalar screen, boolean nested) implements Target {}

    record Link(DraftText url) implements Target {}

    record Copy(DraftText text) implements Target {}

    record Act(Scalar action) implements Target {}
  }

  /** A built-in text that the file overrides. */
  record Phrase(Scalar key, DraftText words) {}

  /** Every text that is needed in each language. */
  Stream<DraftText> allTexts() {
    return Stream.of(
            themes.stream().map(Theme::label),
            commands.stream().map(Command::description),
            screens.stream().map(Screen::text),
            screens.stream().map(Screen::media).flatMap(DraftMedia::texts),
            items().map(Item::label),
            items().map(Item::target).map(Draft::textOf),
            answering.texts(),
            goals.stream().map(DraftGoal::label))
        .flatMap(it -> it)
        .flatMap(Stream::ofNullable);
  }

  private static @Nullable DraftText textOf(@Nullable Target target) {
    return switch (target) {
      case Target.Link link -> link.url();
      case Target.Copy copy -> copy.text();
      case Target.Open _, Target.Act _ -> null;
      case null -> null;
    };
  }

  /** Ids of all screens. */
  List<String> ids() {
    return screens.stream()
        .flatMap(screen -> Stream.ofNullable(screen.id()))
        .map(Scalar::value)
        .toList();
  }

  Stream<Item> items() {
    return screens.stream().flatMap(screen -> screen.items().stream());
  }
}
