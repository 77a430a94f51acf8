package io.neosc.adapter.rest.audit;

import io.neosc.adapter.rest.wire.Query;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditView;
import io.neosc.domain.audit.AuditWords;
import io.neosc.domain.shared.IpAddress;
import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the conditions on entries of the trail from a query (AU-3). */
final class AuditFilters {
  private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final int MOST_WORDS = 20;
  private static final Map<String, AuditView> VIEWS =
      Arrays.stream(AuditView.values())
          .collect(Collectors.toMap(view -> Wire.lower(view).replace('_', '-'), view -> view));

  private AuditFilters() {}

  /** The query parameters of every search in the trail, for the description of the API. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @Parameter(name = "view", ref = "#/components/parameters/audit_view")
  @Parameter(name = "action", ref = "#/components/parameters/action")
  @Parameter(name = "resource", ref = "#/components/parameters/resource")
  @Parameter(name = "user_email", ref = "#/components/parameters/audit_user_email")
  @Parameter(name = "user_id", ref = "#/components/parameters/audit_user_id")
  @Parameter(name = "success", ref = "#/components/parameters/success")
  @Parameter(name = "ip", ref = "#/components/parameters/audit_ip")
  @Parameter(name = "session_id", ref = "#/components/parameters/session_id")
  @Parameter(name = "trace_id", ref = "#/components/parameters/trace_id")
  @Parameter(name = "from", ref = "#/components/parameters/from")
  @Parameter(name = "to", ref = "#/components/parameters/to")
  @Parameter(name = "q", ref = "#/components/parameters/audit_words")
  @interface Parameters {}

  static AuditFilter of(Query query) {
    var values = new EnumMap<AuditField, Set<String>>(AuditField.class);
    for (var field : AuditField.values()) {
      var name = Wire.lower(field);
      var wanted = query.texts(name);
      if (!wanted.isEmpty()) {
        values.put(field, understood(query, name, field, wanted));
      }
    }
    var success = query.truth("success");
    var from = query.time("from");
    var to = query.time("to");
    if (from != null && to != null && to.isBefore(from)) {
      query.wrong("to", "out_of_range", "must not be before from");
      to = null;
    }
    var filter = new AuditFilter(values, success, from, to, words(query));
    var view = view(query);
    return view == null ? filter : filter.within(view);
  }

  private static Set<String> words(Query query) {
    var text = query.text("q");
    var words = text == null ? Set.<String>of() : AuditWords.askedBy(text);
    if (text != null && (words.isEmpty() || words.size() > MOST_WORDS)) {
      query.wrong("q", "invalid", "has 1 to " + MOST_WORDS + " words of letters or digits");
    }
    return words;
  }

  private static @Nullable AuditView view(Query query) {
    var name = query.text("view");
    var view = name == null ? null : VIEWS.get(name);
    if (name != null && view == null) {
      query.wrong(
          "view",
          "invalid",
          "must be one of " + VIEWS.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    return view;
  }

  /** The values as entries have them. */
  private static Set<String> understood(
      Query query, String name, AuditField field, Set<String> wanted) {
    return switch (field) {
      case ACTION -> {
        if (!wanted.stream().allMatch(action -> ACTION.matcher(action).matches())) {
          query.wrong(name, "invalid", "must be a name such as launch_workspace");
        }
        yield wanted;
      }
      case IP -> {
        var addresses = wanted.stream().map(IpAddress::parse).toList();
        if (addresses.contains(Optional.<IpAddress>empty())) {
          query.wrong(name, "invalid", "must be an IP address");
        }
        yield addresses.stream()
            .flatMap(Optional::stream)
            .map(IpAddress::text)
            .collect(Collectors.toSet());
      }
      case USER_EMAIL -> addresses(wanted);
      case TRACE_ID, SESSION_ID, USER_ID, RESOURCE -> wanted;
    };
  }

  /** As it is given, and as most people write it: entries have what was typed. */
  private static Set<String> addresses(Set<String> wanted) {
    var addresses = new TreeSet<String>();
    for (var email : wanted) {
      var composed = Normalizer.normalize(email, Normalizer.Form.NFC);
      addresses.add(composed);
      addresses.add(composed.toLowerCase(Locale.ROOT));
    }
    return addresses;
  }
}
