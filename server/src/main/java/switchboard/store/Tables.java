package switchboard.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import switchboard.domain.UserId;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.Database;
import switchboard.store.sql.MetadataDao;

/**
 * The statements of all tables on one connection, and the encryption keys. Valid only inside the
 * work that received it.
 */
public final class Tables {

  private final Handle handle;
  private final KeyRing keys;
  private final BooleanSupplier figures;
  private final Map<Class<?>, Object> attached = new HashMap<>();

  /**
   * @param figures whether the use of the bot is counted
   */
  Tables(Handle handle, KeyRing keys, BooleanSupplier figures) {
    this.handle = handle;
    this.keys = keys;
    this.figures = figures;
  }

  /** Attached at first use, because reading the annotations of all statements takes long. */
  private <T> T table(Class<T> type) {
    return type.cast(attached.computeIfAbsent(type, handle::attach));
  }

  public UserDao users() {
    return table(UserDao.class);
  }

  public PeopleDao people() {
    return table(PeopleDao.class);
  }

  public DisclosureDao disclosures() {
    return table(DisclosureDao.class);
  }

  public SessionDao sessions() {
    return table(SessionDao.class);
  }

  public MessageDao messages() {
    return table(MessageDao.class);
  }

  public WaitingDao waiting() {
    return table(WaitingDao.class);
  }

  public MediaDao media() {
    return table(MediaDao.class);
  }

  public RemovedMediaDao removedMedia() {
    return table(RemovedMediaDao.class);
  }

  public OpenQuestionDao openQuestions() {
    return table(OpenQuestionDao.class);
  }

  public InteractionDao interactions() {
    return table(InteractionDao.class);
  }

  public SeenUpdateDao seenUpdates() {
    return table(SeenUpdateDao.class);
  }

  public OutboxDao outbox() {
    return table(OutboxDao.class);
  }

  public ReplyOwnerDao replyOwners() {
    return table(ReplyOwnerDao.class);
  }

  public InstanceDao instances() {
    return table(InstanceDao.class);
  }

  public LockDao locks() {
    return table(LockDao.class);
  }

  public QuarantineDao quarantine() {
    return table(QuarantineDao.class);
  }

  public SentMediaDao sentMedia() {
    return table(SentMediaDao.class);
  }

  public BotFileVersionDao botFiles() {
    return table(BotFileVersionDao.class);
  }

  public ErasureDao erasures() {
    return table(ErasureDao.class);
  }

  public ExportDao exports() {
    return table(ExportDao.class);
  }

  public ApiTokenDao apiTokens() {
    return table(ApiTokenDao.class);
  }

  public AccountDao accounts() {
    return table(AccountDao.class);
  }

  public LoginDao logins() {
    return table(LoginDao.class);
  }

  public LoginAttemptDao loginAttempts() {
    return table(LoginAttemptDao.class);
  }

  public PasskeyDao passkeys() {
    return table(PasskeyDao.class);
  }

  public StaffDao staff() {
    return table(StaffDao.class);
  }

  public NoticeDao notices() {
    return table(NoticeDao.class);
  }

  public AuditLogDao auditLog() {
    return table(AuditLogDao.class);
  }

  public StatisticsDao statistics() {
    return table(StatisticsDao.class);
  }

  public RollupDao rollups() {
    return table(RollupDao.class);
  }

  public JourneyDao journeys() {
    return table(JourneyDao.class);
  }

  public PathDao paths() {
    return table(PathDao.class);
  }

  public LinkDao links() {
    return table(LinkDao.class);
  }

  public GoalDao goals() {
    return table(GoalDao.class);
  }

  public MetadataDao metadata() {
    return table(MetadataDao.class);
  }

  /** Locks the rows of a user until the transaction ends; their key is read again. */
  public void lock(UserId user) {
    users().lock(List.of(user));
    keys.readAgain(List.of(user));
  }

  /** See {@link Database#commitsOfOthers}. */
  long commitsOfOthers(Database database) {
    try {
      return database.commitsOfOthers(handle.getConnection());
    } catch (SQLException e) {
      throw database.unavailable(e);
    }
  }

  /** Whether the use of the bot is counted. */
  public boolean countsFigures() {
    return figures.getAsBoolean();
  }

  public KeyRing keys() {
    return keys;
  }
}
