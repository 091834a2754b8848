package switchboard.benchmarks;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import switchboard.domain.StartLink;
import switchboard.store.Store;

/**
 * Fills the rows of people who arrived at any time within two years, by SQL, and the figures about
 * the people known now from them. Most are active in the weeks after their arrival only.
 */
final class ManyPeople {

  static final int GOALS = 5;
  static final int STEPS = 4;
  static final int LINKS = 60;

  private static final int WAITING = 1_500;
  private static final int AT_ONCE = 20_000;
  private static final int LANGUAGES = 80;

  private static final List<String> OF_PEOPLE =
      List.of(
          """
          INSERT INTO users (user_id, username, username_print, first_name, last_name,
                             language_code, chat_id, created_at, last_activity, reachable)
          WITH RECURSIVE n (i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {to}),
            drawn AS MATERIALIZED (
              SELECT i, {now} - CAST(floor(RANDOM * 730 * 86400000) AS int8) AS arrived,
                CAST(floor(power({languageCount}, RANDOM)) AS int4) AS language, RANDOM AS part
              FROM n)
          SELECT i, CAST('forty bytes, as many as a name sealed has' AS BYTEA), 'print-' || i,
            CAST('forty bytes, as many as a name sealed has' AS BYTEA),
            CAST('forty bytes, as many as a name sealed has' AS BYTEA),
            substr('{codes}', 2 * language - 1, 2), i, arrived,
            arrived + CAST(floor(({now} - arrived) * part * part * part) AS int8),
            CASE WHEN i % 50 = 0 THEN 0 ELSE 1 END
          FROM drawn
          """,
          """
          INSERT INTO user_preferences (user_id, language, theme, last_updated)
          SELECT user_id, 'en', 'Light', created_at FROM users WHERE user_id BETWEEN {from} AND {to}
          """,
          """
          INSERT INTO conversations (user_id, state, data, last_activity)
          SELECT user_id, 'browsing', '{"type":"browsing","screen":"home"}', last_activity
          FROM users WHERE user_id BETWEEN {from} AND {to}
          """,
          """
          INSERT INTO user_interactions (id, user_id, action_type, action_data, timestamp)
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {interactions})
          SELECT user_id * {interactions} + i, user_id, 'tap',
            CAST('forty bytes, as many as a screen sealed has' AS BYTEA), created_at
          FROM users CROSS JOIN n WHERE user_id BETWEEN {from} AND {to}
          """,
          """
          INSERT INTO goal_attempts (user_id, goal, started_at, step, reached_at, done)
          WITH drawn AS MATERIALIZED (
            SELECT user_id, created_at + CAST(floor(({now} - created_at) * RANDOM) AS int8) AS began,
              CAST(floor({goals} * RANDOM) AS int4) AS goal, RANDOM AS luck,
              (RANDOM + RANDOM + RANDOM) / 3 AS took
            FROM users CROSS JOIN (SELECT 1 AS one UNION ALL SELECT 2) AS two
            WHERE user_id BETWEEN {from} AND {to}),
          stepped AS (
            SELECT user_id, began, goal, took,
              CASE WHEN luck < 0.4 THEN 1 WHEN luck < 0.6 THEN 2 WHEN luck < 0.75 THEN 3 ELSE 4 END
                AS step
            FROM drawn)
          SELECT user_id, 'goal-' || goal, began, step,
            began + CASE WHEN step = 1 THEN 0
              ELSE CAST(floor(10 * power(2, 10 + 13 * took)) AS int8) END,
            CASE WHEN step = 4 THEN 1 ELSE 0 END
          FROM stepped WHERE true ON CONFLICT DO NOTHING
          """,
          """
          INSERT INTO journeys (user_id, arrived_day, weeks, source, reached)
          WITH spans AS (
            SELECT user_id, created_at / 86400000 AS day,
              ({now} / 86400000 + 3) / 7 - (created_at / 86400000 + 3) / 7 + 1 AS span
            FROM users WHERE user_id BETWEEN {from} AND {to}),
          drawn AS MATERIALIZED (
            SELECT user_id, day, CASE WHEN span > 64 THEN 64 ELSE span END AS span,
              RANDOM AS one, RANDOM AS two, RANDOM AS three, RANDOM AS came,
              CAST(floor(power({linkCount}, RANDOM)) AS int4) AS link
            FROM spans)
          SELECT user_id, day,
            CAST(1 AS int8)
              | (CAST(1 AS int8) << (CAST(floor(power(span, one)) AS int4) - 1))
              | (CAST(1 AS int8) << (CAST(floor(power(span, two)) AS int4) - 1))
              | (CAST(1 AS int8) << (CAST(floor(power(span, three)) AS int4) - 1)),
            CASE WHEN came < 0.4 THEN '' ELSE 'l-' || substr('{links}', 4 * link - 3, 4) END,
            CASE WHEN EXISTS (SELECT 1 FROM goal_attempts a
                              WHERE a.user_id = drawn.user_id AND a.done = 1) THEN 1 ELSE 0 END
          FROM drawn
          """);

  private static final List<String> AFTERWARDS =
      List.of(
          """
          INSERT INTO cohort_figures (arrived_week, week, people)
          WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 63)
          SELECT (arrived_day + 3) / 7, i, count(*) FROM journeys CROSS JOIN n
          WHERE (weeks & (CAST(1 AS int8) << i)) <> 0 GROUP BY (arrived_day + 3) / 7, i
          """,
          """
          INSERT INTO link_figures (source, day, starts, newcomers, stayed, reached)
          SELECT source, arrived_day, 3 * count(*), count(*),
            sum(CASE WHEN (weeks & ~CAST(15 AS int8)) <> 0 THEN 1 ELSE 0 END), sum(reached)
          FROM journeys GROUP BY source, arrived_day
          """,
          """
          INSERT INTO goal_figures (goal, day, step, attempts)
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {steps})
          SELECT goal, started_at / 86400000, i, count(*)
          FROM goal_attempts JOIN n ON i <= step GROUP BY goal, started_at / 86400000, i
          """,
          """
          INSERT INTO goal_times (goal, day, bucket, attempts)
          SELECT goal, started_at / 86400000,
            CAST(floor(2 * ln((reached_at - started_at) / 10.0) / ln(2) + 1) AS int8) AS bucket,
            count(*)
          FROM goal_attempts WHERE done = 1 GROUP BY goal, started_at / 86400000, bucket
          """,
          """
          INSERT INTO people_by_language (language, people)
          SELECT language_code, count(*) FROM users GROUP BY language_code
          """,
          """
          INSERT INTO waiting (user_id, since, first_message)
          SELECT user_id, {now} - user_id * 60000, 0 FROM users WHERE user_id <= {waiting}
          """,
          """
          INSERT INTO outbox (id, user_id, chat_id, call, state, message_id, created_at, changed_at, trouble)
          SELECT user_id, user_id, user_id,
            CAST('as many bytes as a sealed message has with a few buttons: {codes}' AS BYTEA),
            CASE WHEN user_id % 81 = 0 THEN 'REFUSED' ELSE 'SENT' END, user_id,
            {now} - user_id % 10079 * 60000, {now} - user_id % 10079 * 60000,
            CASE WHEN user_id % 81 = 0 THEN 'REFUSED' END
          FROM users WHERE user_id % 3 = 0
          """,
          """
          UPDATE statistics SET total = {people} WHERE name = 'users'
          """,
          """
          UPDATE statistics SET total = {people} * {interactions} WHERE name = 'interactions'
          """);

  private final Store store;
  private final int people;
  private final int interactions;
  private final Instant now;

  /**
   * @param interactions of each person
   */
  ManyPeople(Store store, int people, int interactions, Instant now) {
    this.store = store;
    this.people = people;
    this.interactions = interactions;
    this.now = now;
  }

  void bring() {
    for (int from = 1; from <= people; from += AT_ONCE) {
      execute(OF_PEOPLE, from, Math.min(from + AT_ONCE - 1, people));
    }
    execute(AFTERWARDS, 1, people);
  }

  /** The codes of links: four letters each. */
  static Stream<String> links() {
    var letters = StartLink.ALPHABET;
    return IntStream.range(0, LINKS)
        .mapToObj(i ->
            "we" + letters.charAt(i / letters.length()) + letters.charAt(i % letters.length()));
  }

  private void execute(List<String> statements, int from, int to) {
    for (var sql : statements) {
      store.run(tables -> tables.users().getHandle().execute(filled(sql, from, to)));
    }
  }

  private String filled(String sql, int from, int to) {
    var standard =
        sql.replace("{from}", String.valueOf(from))
            .replace("{to}", String.valueOf(to))
            .replace("{now}", String.valueOf(now.toEpochMilli()))
            .replace("{people}", String.valueOf(people))
            .replace("{interactions}", String.valueOf(interactions))
            .replace("{waiting}", String.valueOf(WAITING))
            .replace("{goals}", String.valueOf(GOALS))
            .replace("{steps}", String.valueOf(STEPS))
            .replace("{linkCount}", String.valueOf(LINKS))
            .replace("{links}", links().collect(joining()))
            .replace("{languageCount}", String.valueOf(LANGUAGES))
            .replace("{codes}", String.join("", Locale.getISOLanguages()));
    return store.isShared()
        ? standard.replace("RANDOM", "random()")
        : standard
            .replace("RANDOM", "(random() / 18446744073709551616.0 + 0.5)")
            .replace("BYTEA", "BLOB");
  }
}
