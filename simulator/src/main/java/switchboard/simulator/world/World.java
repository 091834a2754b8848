package switchboard.simulator.world;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.UpdateQueue.Lane;
import switchboard.simulator.world.UpdateQueue.Pending;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * State of the simulator: people, groups, bots and files, behind one lock that is held only
 * briefly.
 */
public final class World {
  private static final int PEOPLE_KEPT = 100_000;

  public final ReentrantLock lock = new ReentrantLock();

  /** Signalled after every change. */
  public final Condition changed = lock.newCondition();

  public final SimulatorOptions options;
  public final SimulatorClock clock = new SimulatorClock();
  public final Random random;
  public final EventLog events = new EventLog();
  public final CallLog calls = new CallLog();
  public final FaultQueue faults = new FaultQueue();
  public final ToastLog toasts = new ToastLog();
  public final StoredFiles files;
  public final MediaFactory media;
  public final PendingUploads uploads;
  public final WebFiles web;

  /** Explains a text of a person; without it, a text has no explanation. */
  public volatile BiFunction<Long, String, List<String>> explainer = (person, text) -> List.of();

  public final Map<Long, SimulatedPerson> people = new LinkedHashMap<>();
  final Map<Long, Group> groups = new LinkedHashMap<>();
  public final Map<Long, BotAccount> bots = new LinkedHashMap<>();
  private long lastPerson = 100;
  private long lastGroup = -5000;

  public World(SimulatorOptions options) {
    this.options = options;
    random = new Random(options.seed());
    files = new StoredFiles(random);
    media = new MediaFactory(files);
    uploads = new PendingUploads(files);
    web = new WebFiles(options.fetch());
    options.tokens().forEach(this::bot);
  }

  /** Runs a change under the lock and signals all waiting threads. */
  public <T extends @Nullable Object> T with(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  public void run(Runnable change) {
    with(() -> {
      change.run();
      return SimulatorJson.TRUE;
    });
  }

  /** Makes a change; returns what a method without a result of its own answers. */
  public JsonNode done(Runnable change) {
    run(change);
    return SimulatorJson.TRUE;
  }

  /** Finds the bot of a token, or creates it if any well-formed token is accepted. */
  public Optional<BotAccount> authorized(String token) {
    if (!TokenFormat.wellFormed(token)) {
      return Optional.empty();
    }
    return with(() -> {
      BotAccount known = bots.get(TokenFormat.botId(token));
      if (known != null) {
        return known.token.equals(token) ? Optional.of(known) : Optional.empty();
      }
      return options.tokens().isEmpty() ? Optional.of(bot(token)) : Optional.empty();
    });
  }

  private BotAccount bot(String token) {
    BotAccount bot = new BotAccount(token);
    bots.put(bot.id, bot);
    people.values().forEach(person -> bot.add(SimulatedChat.with(person)));
    groups.values().forEach(group -> bot.add(SimulatedChat.of(group)));
    events.publish(0, "bot", PageViews.bot(bot));
    return bot;
  }

  public SimulatedPerson addPerson(
      String firstName,
      @Nullable String lastName,
      @Nullable String username,
      @Nullable String languageCode) {
    return add(new SimulatedPerson(++lastPerson, firstName, lastName, username, languageCode));
  }

  SimulatedPerson add(SimulatedPerson person) {
    people.put(person.id(), person);
    lastPerson = Math.max(lastPerson, person.id());
    bots.values().forEach(bot -> bot.add(SimulatedChat.with(person)));
    if (people.size() > PEOPLE_KEPT) {
      people.remove(people.keySet().iterator().next());
    }
    events.publish(0, "person", PageViews.person(person, false));
    return person;
  }

  /** Adds a person hidden from the chat page. */
  public SimulatedPerson addAbsent(SimulatedPerson person) {
    events.hide(person.id());
    people.put(person.id(), person);
    bots.values().forEach(bot -> bot.add(SimulatedChat.withAbsent(person)));
    return person;
  }

  public Group addGroup(String title, String type, Group.Form form, List<Long> members) {
    long id = type.equals("supergroup") ? -1_000_000_000_000L + --lastGroup : --lastGroup;
    Group group = new Group(id, type, title, form, members);
    groups.put(id, group);
    for (BotAccount bot : bots.values()) {
      SimulatedChat chat = SimulatedChat.of(group);
      bot.add(chat);
      events.publish(bot.id, "chat", PageViews.chat(chat));
      people.values().stream()
          .filter(person -> members.contains(person.id()))
          .findFirst()
          .ifPresent(adder -> ChatMembership.tell(this, bot, chat, adder.user(), "left", "member"));
    }
    return group;
  }

  /** Queues an update for the bot, for its webhook or its next getUpdates call. */
  public void tell(BotAccount bot, String kind, JsonNode content, Lane lane) {
    offer(bot, bot.updates.add(kind, content, lane, clock.now()));
  }

  void tellRaw(BotAccount bot, ObjectNode raw, Lane lane) {
    offer(bot, bot.updates.addRaw(raw, lane, clock.now()));
  }

  private void offer(BotAccount bot, @Nullable Pending pending) {
    if (pending != null) {
      pendingChanged(bot);
      if (bot.webhook != null) {
        bot.webhook.offer(pending);
      }
    }
  }

  /** Publishes the number of pending updates to the chat pages, at most five times a second. */
  public void pendingChanged(BotAccount bot) {
    if (!bot.countDue) {
      bot.countDue = true;
      clock.after(
          Duration.ofMillis(200),
          () ->
              run(() -> {
                bot.countDue = false;
                events.publish(bot.id, "connection", PageViews.connection(bot));
              }));
    }
  }

  /** A message without content. */
  public ObjectNode message(SimulatedChat chat, long id, ObjectNode from) {
    ObjectNode message = SimulatorJson.object().put("message_id", id);
    message.set("from", from);
    message.set("chat", chat.json);
    return message.put("date", unixTime());
  }

  /** Shows a new or edited message on the page. */
  public void publish(BotAccount bot, String event, SimulatedChat chat, ObjectNode message) {
    ObjectNode data = SimulatorJson.object().put("chat_id", chat.id);
    data.set("message", message);
    events.publish(bot.id, event, data);
  }

  /** Removes a message from the chat and the page; false if it is not there. */
  public boolean remove(BotAccount bot, SimulatedChat chat, long id) {
    boolean removed = chat.remove(id);
    if (removed) {
      events.publish(
          bot.id, "delete", SimulatorJson.object().put("chat_id", chat.id).put("message_id", id));
    }
    return removed;
  }

  public long unixTime() {
    return clock.now().getEpochSecond();
  }
}
