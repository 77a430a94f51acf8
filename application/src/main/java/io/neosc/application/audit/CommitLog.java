package io.neosc.application.audit;

import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.SecurityLog;
import io.neosc.application.shared.port.SecurityLog.ConfigurationChange;
import io.neosc.domain.apikey.ApiKeyEvent;
import io.neosc.domain.guard.GuardEvent;
import io.neosc.domain.identity.AccountEvent;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.lock.LockEvent;
import io.neosc.domain.policy.PolicyEvent;
import io.neosc.domain.shared.DomainEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log what was committed: sign-ins, revocations and changes of what protects in the
 * category {@code security} (OB-8), and everything whose audit entry has a before and an after in
 * the category {@code audit} (OB-6). The trail remains what counts; a log may lose lines.
 */
public final class CommitLog implements CommitObserver {
  private static final Logger AUDIT = LoggerFactory.getLogger("io.neosc.audit");
  private final SecurityLog security;

  public CommitLog(SecurityLog security) {
    this.security = security;
  }

  @Override
  public void committed(
      CommitContext context, List<Change> changes, List<? extends DomainEvent> events) {
    for (var event : events) {
      tellSecurity(context, event);
      if (AUDIT.isInfoEnabled() && Wordings.of(event) instanceof Wording.Entry entry) {
        tellAudit(context, entry);
      }
    }
  }

  private void tellSecurity(CommitContext context, DomainEvent event) {
    var address = context.ipAddress();
    switch (event) {
      case SignInEvent.Opened opened ->
          security.authenticationAttempt(
              opened.accountId().value(), address, lower(opened.method()), null);
      case SignInEvent.Refused refused -> {
        var account = refused.accountId();
        security.authenticationAttempt(
            account == null ? null : account.value(),
            address,
            lower(refused.method()),
            lower(refused.reason()));
      }
      case SignInEvent.Refreshed refreshed ->
          security.authenticationAttempt(refreshed.accountId().value(), address, "refresh", null);
      case SignInEvent.Revoked revoked ->
          security.tokenRevocation(
              revoked.accountId().value(), address, revoked.reason(), actorIn(context));
      case AccountEvent.PasswordChangeRefused refused ->
          security.authenticationAttempt(
              refused.accountId().value(), address, "password_change", "wrong_password");
      case GuardEvent.Refused refused ->
          security.rateLimitViolation(
              actorIn(context), address, "sign_in/" + lower(refused.scope()));
      case PolicyEvent.Disabled _ -> tellProtection(context, event, true);
      case PolicyEvent.Enabled _, ApiKeyEvent _, LockEvent _ ->
          tellProtection(context, event, false);
      case AccountEvent.Created made when made.profile().role() != Role.USER ->
          tellProtection(context, event, false);
      case AccountEvent.Changed changed when opensOtherwise(changed) ->
          tellProtection(context, event, false);
      default -> {
        // Every other event is in the audit trail, and in the category audit if it changed a field.
      }
    }
  }

  /** Whether what the account may do is another. */
  private static boolean opensOtherwise(AccountEvent.Changed changed) {
    return changed.before().role() != changed.after().role()
        || changed.before().disabled() != changed.after().disabled();
  }

  private void tellProtection(CommitContext context, DomainEvent event, boolean weaker) {
    if (Wordings.of(event) instanceof Wording.Entry entry) {
      security.configurationChange(
          actorIn(context),
          context.ipAddress(),
          new ConfigurationChange(entry.action(), entry.resource(), changes(entry), weaker));
    }
  }

  private static void tellAudit(CommitContext context, Wording.Entry entry) {
    var changes = changes(entry);
    if (!changes.isEmpty()) {
      AUDIT
          .atInfo()
          .addKeyValue("category", "audit")
          .addKeyValue("action", entry.action())
          .addKeyValue("resource", entry.resource())
          .addKeyValue("role_id", roleIn(context, entry))
          .addKeyValue("modifier_id", actorIn(context))
          .addKeyValue("changes", changes)
          .log("Changed");
    }
  }

  /** The role that was given, where the change is about that; else the modifier's own. */
  private static @Nullable String roleIn(CommitContext context, Wording.Entry entry) {
    var after = entry.after();
    if (after != null && after.get("role") instanceof String given) {
      return given;
    }
    var actor = context.actor();
    return actor == null ? null : lower(actor.role());
  }

  private static Map<String, ?> changes(Wording.Entry entry) {
    var before = entry.before();
    var after = entry.after();
    if (before == null || after == null) {
      return Map.of();
    }
    var changes = new LinkedHashMap<String, Map<String, String>>();
    after.forEach((field, is) -> {
      if (!namesPerson(entry, field)) {
        changes.put(
            field, Map.of("from", String.valueOf(before.get(field)), "to", String.valueOf(is)));
      }
    });
    return changes;
  }

  /** A line is not erased with the person, so it does not have the name (AU-12). */
  private static boolean namesPerson(Wording.Entry entry, String field) {
    return entry.resource().startsWith("user:") && field.equals("name");
  }

  private static @Nullable String actorIn(CommitContext context) {
    var party = context.party();
    return party == null ? null : party.id();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
