package io.neosc.domain.audit.export;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.CanonicalJson;
import io.neosc.domain.audit.CanonicalJsonReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * OCSF {@value #VERSION}: what is done on {@code auth} is Authentication (3002), everything else
 * API Activity (6003), the proof a Base Event (0). {@code raw_data} is the line, as text.
 */
final class Ocsf implements Dress {
  private static final String VERSION = "1.3.0";
  private static final String RAW = "raw_data";
  private static final int AUTHENTICATION = 3002;
  private static final int API_ACTIVITY = 6003;
  private static final int BASE_EVENT = 0;
  private static final int TYPES_PER_CLASS = 100;
  private static final int CLASSES_PER_CATEGORY = 1000;
  private static final int OTHER = 99;
  private static final int INFORMATIONAL = 1;
  private static final int LOW = 2;
  private static final int SUCCESS = 1;
  private static final int FAILURE = 2;
  private static final String UNKNOWN = "unknown";

  @Override
  public String record(AuditEntry entry, String line) {
    var authentication = entry.resource().equals("auth");
    var event =
        event(
            authentication ? AUTHENTICATION : API_ACTIVITY,
            authentication ? signingIn(entry.action()) : activity(entry.action()),
            entry.action(),
            entry.success() ? INFORMATIONAL : LOW,
            entry.timestamp(),
            line);
    event.put("status_id", entry.success() ? SUCCESS : FAILURE);
    event.put("src_endpoint", source(entry));
    if (authentication) {
      event.put("user", user(entry));
      event.put("service", Map.of("name", "NeoSC"));
    } else {
      event.put("actor", Map.of("user", user(entry)));
      event.put("api", Map.of("operation", entry.action()));
    }
    return CanonicalJson.of(event);
  }

  private static TreeMap<String, Object> event(
      int type, int activity, String name, int severity, Instant at, String raw) {
    var event = new TreeMap<String, Object>();
    event.put("activity_id", activity);
    event.put("activity_name", name);
    event.put("category_uid", type / CLASSES_PER_CATEGORY);
    event.put("class_uid", type);
    event.put("metadata", metadata());
    event.put("severity_id", severity);
    event.put("time", at.toEpochMilli());
    event.put("type_uid", type * TYPES_PER_CLASS + activity);
    event.put(RAW, raw);
    return event;
  }

  private static Map<String, Object> metadata() {
    return Map.of("product", Map.of("name", "NeoSC", "vendor_name", "NeoSC"), "version", VERSION);
  }

  private static int signingIn(String action) {
    return switch (action) {
      case "login", "sso_login" -> 1;
      case "logout" -> 2;
      default -> OTHER;
    };
  }

  private static int activity(String action) {
    var end = action.indexOf('_');
    return switch (end < 0 ? action : action.substring(0, end)) {
      case "create" -> 1;
      case "read" -> 2;
      case "update" -> 3;
      case "delete" -> 4;
      default -> OTHER;
    };
  }

  private static Map<String, Object> user(AuditEntry entry) {
    var user = new TreeMap<String, Object>();
    var personal = entry.personal();
    if (entry.userId() != null) {
      user.put("uid", entry.userId());
    }
    if (personal != null && personal.userEmail() != null) {
      user.put("email_addr", personal.userEmail());
    }
    user.put("name", user.getOrDefault("email_addr", user.getOrDefault("uid", UNKNOWN)));
    return user;
  }

  private static Map<String, Object> source(AuditEntry entry) {
    var personal = entry.personal();
    var address = personal == null ? null : personal.ipAddress();
    return address == null ? Map.of("name", UNKNOWN) : Map.of("ip", address);
  }

  @Override
  public String lineIn(String record) {
    return raw(CanonicalJsonReader.object(record));
  }

  private static String raw(Map<String, @Nullable Object> event) {
    if (event.get(RAW) instanceof String line) {
      return line;
    }
    throw new IllegalArgumentException("An event of an export has " + RAW);
  }

  @Override
  public String trailer(ExportProof proof) {
    return CanonicalJson.of(
        event(BASE_EVENT, OTHER, "proof", INFORMATIONAL, proof.madeAt(), proof.line()));
  }

  @Override
  public Optional<String> proofIn(String record) {
    var event = CanonicalJsonReader.object(record);
    return Long.valueOf(BASE_EVENT).equals(event.get("class_uid"))
        ? Optional.of(raw(event))
        : Optional.empty();
  }
}
