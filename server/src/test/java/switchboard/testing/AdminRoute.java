package switchboard.testing;

import static switchboard.web.Permission.ADMIN;
import static switchboard.web.Permission.AUDIT;
import static switchboard.web.Permission.PREFERENCES;
import static switchboard.web.Permission.READ;
import static switchboard.web.Permission.STATS;

import java.util.List;
import switchboard.web.Permission;

/** The routes of the administration API. Add a constant for every new endpoint. */
public enum AdminRoute {
  USERS("GET", "/db_users", READ, Trait.LIST),
  SESSIONS("GET", "/user_sessions", READ, Trait.LIST),
  MESSAGES("GET", "/user_messages/{user_id}", READ, Trait.LIST, Trait.PERSON),
  INTERACTIONS("GET", "/user_interactions/{user_id}", READ, Trait.LIST, Trait.PERSON),
  EXPORT_PEOPLE("GET", "/export/people", READ),
  EXPORT_MESSAGES("GET", "/export/messages", READ),
  PREFERENCES_POST(
      "POST", "/update_preference/{user_id}", PREFERENCES, "notifications", Trait.PERSON),
  PREFERENCES_PUT(
      "PUT", "/update_preference/{user_id}", PREFERENCES, "notifications", Trait.PERSON),
  PREFERENCES_PATCH(
      "PATCH", "/update_preference/{user_id}", PREFERENCES, "notifications", Trait.PERSON),
  WEBHOOK_POST("POST", "/set_webhook", ADMIN, "drop_pending_updates"),
  WEBHOOK_GET("GET", "/set_webhook", ADMIN),
  WEBHOOK_INFO("GET", "/webhook_info", STATS),
  METRICS("GET", "/metrics", STATS),
  INSIGHT("GET", "/insight/{block}", STATS),
  INSIGHT_DIGEST("GET", "/insight/digest", STATS),
  AUDIT_LOG("GET", "/audit_log", AUDIT, Trait.LIST);

  private enum Trait {
    /** Paginated. */
    LIST,
    /** About one person. */
    PERSON
  }

  private final String method;
  private final String path;
  private final Permission scope;
  private final boolean list;
  private final boolean person;
  private final String flag;

  AdminRoute(String method, String path, Permission scope, Trait... traits) {
    this(method, path, scope, "", traits);
  }

  /**
   * @param flag a boolean field of the JSON body; empty without a body
   */
  AdminRoute(String method, String path, Permission scope, String flag, Trait... traits) {
    this.method = method;
    this.path = path;
    this.scope = scope;
    list = List.of(traits).contains(Trait.LIST);
    person = List.of(traits).contains(Trait.PERSON);
    this.flag = flag;
  }

  public String method() {
    return method;
  }

  public Permission scope() {
    return scope;
  }

  public boolean isList() {
    return list;
  }

  public boolean isOfPerson() {
    return person;
  }

  public boolean takesBody() {
    return !flag.isEmpty();
  }

  /** The route with its scope, as in the OpenAPI document. */
  public String described() {
    return method + " " + path + " " + scope.word();
  }

  /** The route for a user id. */
  public String of(String user) {
    return method + " " + pathOf(user);
  }

  public String pathOf(String user) {
    return path.replace("{user_id}", user).replace("{block}", "people");
  }

  /** A boolean field of the body. */
  public String flag() {
    return flag;
  }

  /** A valid body. */
  public String good() {
    return takesBody() ? "{\"" + flag + "\":false}" : "";
  }
}
