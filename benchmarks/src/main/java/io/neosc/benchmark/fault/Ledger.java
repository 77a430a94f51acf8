package io.neosc.benchmark.fault;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What callers were promised, and what they saw that must not be. */
final class Ledger {
  /** How a caller ended a session: the action of its one entry, and its one stored reason. */
  enum End {
    STOP("stop_workspace", "USER_STOP"),
    DISCONNECT("disconnect_session", "USER_DISCONNECT");

    private final String action;
    private final String reason;

    End(String action, String reason) {
      this.action = action;
      this.reason = reason;
    }

    String action() {
      return action;
    }

    String reason() {
      return reason;
    }
  }

  private final Set<String> launched = ConcurrentHashMap.newKeySet();
  private final Map<String, End> ended = new ConcurrentHashMap<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder refused = new LongAdder();

  void launched(String session) {
    acknowledged.increment();
    if (!launched.add(session)) {
      violation("the launch of " + session + " was acknowledged twice as a new one");
    }
  }

  void ended(String session, End end) {
    acknowledged.increment();
    if (ended.put(session, end) != null) {
      violation("the end of " + session + " was acknowledged twice");
    }
  }

  /** An operation whose caller did not know at first what became of it. */
  void unknown() {
    unknown.increment();
  }

  void refused() {
    refused.increment();
  }

  void violation(String what) {
    violations.add(what);
  }

  Set<String> launched() {
    return Set.copyOf(launched);
  }

  Map<String, End> ended() {
    return Map.copyOf(ended);
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  /** Acknowledged changes. */
  long size() {
    return acknowledged.sum();
  }

  long unknowns() {
    return unknown.sum();
  }

  long refusals() {
    return refused.sum();
  }
}
