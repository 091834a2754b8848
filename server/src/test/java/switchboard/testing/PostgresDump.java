package switchboard.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database as SQL, from the catalogs of PostgreSQL: what the tables of this program need. */
public final class PostgresDump {

  private static final String SEQUENCES =
      """
      SELECT format('CREATE SEQUENCE %I.%I START %s INCREMENT %s',
        schemaname, sequencename, start_value, increment_by)
      FROM pg_sequences n WHERE NOT EXISTS (
        SELECT 1 FROM pg_depend WHERE deptype = 'i'
        AND objid = CAST(format('%I.%I', schemaname, sequencename) AS regclass))
      ORDER BY schemaname, sequencename
      """;

  private static final String TABLES =
      """
      SELECT format('CREATE TABLE %I.%I (%s)%s', n.nspname, c.relname,
        string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
          CASE WHEN l.collname = 'C' THEN 'COLLATE "C"' END,
          CASE a.attidentity WHEN 'a' THEN 'GENERATED ALWAYS AS IDENTITY' END,
          'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid),
          CASE WHEN a.attnotnull THEN 'NOT NULL' END), ', ' ORDER BY a.attnum),
        ' WITH (' || array_to_string(c.reloptions, ', ') || ')')
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      LEFT JOIN pg_collation l ON l.oid = a.attcollation
      WHERE c.relkind = 'r' AND n.nspname IN ('public', 'keys')
      GROUP BY n.nspname, c.relname, c.reloptions ORDER BY n.nspname, c.relname
      """;

  /** Each selects the rows of a table, as statements. */
  private static final String ROWS =
      """
      SELECT format('SELECT %L || concat_ws('', '', %s) || '')'' FROM %I.%I ORDER BY 1',
        format('INSERT INTO %I.%I OVERRIDING SYSTEM VALUE VALUES (', n.nspname, c.relname),
        string_agg(format('quote_nullable(CAST(%I AS TEXT))', a.attname), ', ' ORDER BY a.attnum),
        n.nspname, c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind = 'r' AND n.nspname IN ('public', 'keys')
      GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname
      """;

  private static final String CONSTRAINTS =
      """
      SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s',
        n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid))
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype IN ('p', 'u', 'c', 'f') AND n.nspname IN ('public', 'keys')
      ORDER BY k.contype = 'f', n.nspname, k.conname
      """;

  private static final String INDEXES =
      """
      SELECT pg_get_indexdef(i.indexrelid)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid) AND n.nspname IN ('public', 'keys')
      ORDER BY 1
      """;

  private static final String VIEWS =
      """
      SELECT format('CREATE VIEW %I.%I AS %s',
        n.nspname, c.relname, rtrim(pg_get_viewdef(c.oid), ';'))
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'v' AND n.nspname IN ('public', 'keys')
      ORDER BY 1
      """;

  private static final String POSITIONS =
      """
      SELECT format('SELECT setval(%L, %s)', format('%I.%I', schemaname, sequencename), last_value)
      FROM pg_sequences WHERE last_value IS NOT NULL ORDER BY 1
      """;

  private PostgresDump() {}

  public static String of(Connection connection) throws SQLException {
    var dump = new ArrayList<>(List.of("CREATE SCHEMA keys"));
    dump.addAll(DatabaseReader.rows(connection, SEQUENCES));
    dump.addAll(DatabaseReader.rows(connection, TABLES));
    for (var rows : DatabaseReader.rows(connection, ROWS)) {
      dump.addAll(DatabaseReader.rows(connection, rows));
    }
    for (var rest : List.of(CONSTRAINTS, INDEXES, VIEWS, POSITIONS)) {
      dump.addAll(DatabaseReader.rows(connection, rest));
    }
    return String.join(";\n", dump) + ";\n";
  }
}
