package io.neosc.application.audit;

import io.neosc.application.audit.Wording.Entry;
import io.neosc.domain.lock.LockEvent;

/** What the trail says of locks. */
final class LockWordings {
  private LockWordings() {}

  static Wording of(LockEvent event) {
    return switch (event) {
      case LockEvent.Created made -> entry("create_lock", "Locked", made);
      case LockEvent.Removed gone -> entry("remove_lock", "No longer locked", gone);
      case LockEvent.PersonForgotten _ -> Wordings.PERSON_FORGOTTEN;
    };
  }

  private static Entry entry(String action, String done, LockEvent event) {
    return Entry.of(
        action,
        "lock:" + event.lockId().value(),
        "%s: %s; ends %s; reason: %s"
            .formatted(
                done,
                event.target().words(),
                event.expiresAt() == null ? "when it is removed" : event.expiresAt(),
                event.reason()));
  }
}
