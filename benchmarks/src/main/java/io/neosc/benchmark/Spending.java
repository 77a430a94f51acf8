package io.neosc.benchmark;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * What an operation costs the machine, whatever else runs there: processor time of server, database
 * and this process, and the commands that the database was sent, by name. The floor is told from
 * ours by measuring them one after the other.
 */
final class Spending {
  /** The kernel counts in hundredths of a second. */
  private static final double MILLIS_PER_TICK = 10;

  private static final int USER_TICKS = 11;
  private static final int LEAST_WORTH_TELLING = 100;

  private final Map<String, Long> pids;
  private final MongoDatabase admin;
  private Moment begun;

  private record Moment(Map<String, Double> millis, Map<String, Long> commands) {}

  /**
   * @param pids the processes by what they are
   */
  Spending(Map<String, Long> pids, MongoDatabase admin) {
    this.pids = new TreeMap<>(pids);
    this.admin = admin;
    this.begun = now();
  }

  /** From here on. */
  void begin() {
    begun = now();
  }

  /** What was spent since {@link #begin} for each of {@code operations}. */
  String per(double operations) {
    var now = now();
    var text = new StringBuilder();
    now.millis()
        .forEach((name, millis) -> {
          var each = (millis - begun.millis().getOrDefault(name, 0.0)) / operations;
          text.append(String.format(Locale.ROOT, "%s %.3f ms, ", name, each));
        });
    text.append("commands");
    now.commands()
        .forEach((name, count) -> {
          var each = (count - begun.commands().getOrDefault(name, 0L)) / operations;
          if (each * LEAST_WORTH_TELLING >= 1) {
            text.append(String.format(Locale.ROOT, " %s %.2f", name, each));
          }
        });
    return text.toString();
  }

  private Moment now() {
    var millis = new TreeMap<String, Double>();
    pids.forEach((name, pid) -> millis.put(name, millisOf(pid)));
    var commands = new TreeMap<String, Long>();
    admin
        .runCommand(new Document("serverStatus", 1))
        .get("metrics", Document.class)
        .get("commands", Document.class)
        .forEach((name, counts) -> {
          if (counts instanceof Document known && known.get("total") instanceof Long total) {
            commands.put(name, total);
          }
        });
    return new Moment(millis, commands);
  }

  private static double millisOf(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return MILLIS_PER_TICK
          * (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
