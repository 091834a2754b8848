package switchboard.store.sql;

import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Facts about this database as a whole. */
public interface MetadataDao {

  /** The fact that names the bot this data belongs to. */
  String BOT = "bot";

  @SqlQuery("SELECT content FROM instance WHERE name = :name")
  Optional<String> find(@Bind("name") String name);

  /** Returns whether the fact is new; otherwise it stays as it is. */
  @SqlUpdate(
      """
      INSERT INTO instance (name, content) VALUES (:name, :content)
      ON CONFLICT (name) DO NOTHING
      """)
  boolean add(@Bind("name") String name, @Bind("content") String content);

  @SqlUpdate(
      """
      INSERT INTO instance (name, content) VALUES (:name, :content)
      ON CONFLICT (name) DO UPDATE SET content = excluded.content
      """)
  void save(@Bind("name") String name, @Bind("content") String content);

  @SqlUpdate("DELETE FROM instance WHERE name = :name")
  void remove(@Bind("name") String name);
}
