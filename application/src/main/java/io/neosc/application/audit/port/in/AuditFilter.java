package io.neosc.application.audit.port.in;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditWords;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted (AU-3): those that fit all conditions together.
 *
 * @param values by field, the values of which an entry must have one; a field that is not there is
 *     no condition, and one without values is a condition that no entry fits
 * @param success null for either
 * @param from first instant, inclusive
 * @param to last instant, exclusive
 * @param words all of which an entry must have, as {@link AuditWords} gives them
 */
public record AuditFilter(
    Map<AuditField, Set<String>> values,
    @Nullable Boolean success,
    @Nullable Instant from,
    @Nullable Instant to,
    Set<String> words) {
  /** Every entry. */
  public static final AuditFilter ALL = new AuditFilter(Map.of(), null, null, null);

  public AuditFilter {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("from is before to");
    }
    var copy = new EnumMap<AuditField, Set<String>>(AuditField.class);
    values.forEach((field, wanted) -> copy.put(field, Set.copyOf(wanted)));
    values = Collections.unmodifiableMap(copy);
    words = Set.copyOf(words);
  }

  /** Without words. */
  public AuditFilter(
      Map<AuditField, Set<String>> values,
      @Nullable Boolean success,
      @Nullable Instant from,
      @Nullable Instant to) {
    this(values, success, from, to, Set.of());
  }

  /** Every entry before {@code to}. */
  public static AuditFilter until(Instant to) {
    return new AuditFilter(Map.of(), null, null, to);
  }

  /** Whether times alone choose the entries, so that they are a part of the chain (AU-10). */
  public boolean gapless() {
    return values.isEmpty() && success == null && words.isEmpty();
  }

  /** The same conditions, and this one instead of an earlier one on the field. */
  public AuditFilter with(AuditField field, Set<String> wanted) {
    var more = new EnumMap<AuditField, Set<String>>(AuditField.class);
    more.putAll(values);
    more.put(field, wanted);
    return new AuditFilter(more, success, from, to, words);
  }

  public AuditFilter with(AuditField field, String wanted) {
    return with(field, Set.of(wanted));
  }

  public AuditFilter succeeded(boolean wanted) {
    return new AuditFilter(values, wanted, from, to, words);
  }

  /** The same conditions, and these words instead of earlier ones. */
  public AuditFilter withWords(Set<String> wanted) {
    return new AuditFilter(values, success, from, to, wanted);
  }

  /** The same conditions, on entries of one account alone, whosever were asked for. */
  public AuditFilter ownedBy(String account) {
    return with(AuditField.USER_ID, account);
  }

  /** The same conditions and those of the view. */
  public AuditFilter within(AuditView view) {
    var asked = values.get(AuditField.ACTION);
    var actions = new LinkedHashSet<>(view.actions());
    if (asked != null) {
      actions.retainAll(asked);
    }
    var wanted = view.success();
    if (wanted == null) {
      return with(AuditField.ACTION, actions);
    }
    return success == null || success.equals(wanted)
        ? with(AuditField.ACTION, actions).succeeded(wanted)
        : with(AuditField.ACTION, Set.of());
  }

  /** Whether there can be no entry that fits. */
  public boolean nothing() {
    return values.values().stream().anyMatch(Set::isEmpty) || from != null && from.equals(to);
  }

  /** Its conditions by name, with what they ask for, as on the wire. */
  public Map<String, List<String>> described() {
    var all = new TreeMap<String, List<String>>();
    values.forEach((field, wanted) -> all.put(name(field), wanted.stream().sorted().toList()));
    describe(all, "success", success);
    describe(all, "from", from);
    describe(all, "to", to);
    if (!words.isEmpty()) {
      all.put("q", words.stream().sorted().toList());
    }
    return all;
  }

  private static void describe(
      Map<String, List<String>> all, String name, @Nullable Object condition) {
    if (condition != null) {
      all.put(name, List.of(condition.toString()));
    }
  }

  private static String name(AuditField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /** The names of its conditions, without what they ask for. */
  public Set<String> conditions() {
    return described().keySet();
  }

  public boolean fits(AuditEntry entry) {
    return values.entrySet().stream()
            .allMatch(condition -> {
              var value = condition.getKey().of(entry);
              return value != null && condition.getValue().contains(value);
            })
        && (success == null || success == entry.success())
        && (from == null || !entry.timestamp().isBefore(from))
        && (to == null || entry.timestamp().isBefore(to))
        && (words.isEmpty() || AuditWords.of(entry).containsAll(words));
  }
}
