package switchboard.notices;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts alarms. Errors never name the URL. */
record AlarmPost(AlarmUrl url) {

  private static final Logger LOG = LoggerFactory.getLogger(AlarmPost.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int SUCCESS = 2;
  private static final int HUNDRED = 100;

  /** Tries once; returns whether it was accepted. */
  boolean accepts(Alarm alarm) {
    try (var http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      return accepts(http, alarm);
    }
  }

  private boolean accepts(HttpClient http, Alarm alarm) {
    try {
      var request =
          HttpRequest.newBuilder(url.uri())
              .timeout(ANSWER)
              .header("Content-Type", "application/json; charset=utf-8")
              .POST(HttpRequest.BodyPublishers.ofString(alarm.json(url.topic())))
              .build();
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / HUNDRED == SUCCESS || failed("status " + status);
    } catch (IOException e) {
      return failed(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      http.shutdownNow();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean failed(String reason) {
    LOG.atWarn().addKeyValue("reason", reason).log("An alarm could not be posted to ALARM_URL");
    return false;
  }
}
