package io.neosc.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.Cause;
import io.neosc.domain.alert.RuleId;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.session.Circumstances;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.workspace.ConnectionUrl;
import io.neosc.domain.workspace.LaunchMode;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Aggregates that tests of the write door commit, and many callers at once. */
public final class CommitsFixture {
  public static final Instant NOW = MovableClock.START;
  private static final CountingIds IDS = new CountingIds();

  private CommitsFixture() {}

  public static Account account(String email) {
    return Account.register(
        new AccountId(IDS.next("usr-")), new EmailAddress(email), "Ada", null, "hash", NOW);
  }

  public static Account admin(String email) {
    return Account.firstAdmin(
        new AccountId(IDS.next("usr-")), new EmailAddress(email), "hash", NOW);
  }

  public static Workspace.State workspace(String id, @Nullable Integer max) {
    return Workspace.create(
            new WorkspaceId(id),
            new Workspace.Description(
                "One",
                WorkspaceType.LINUX,
                "",
                null,
                new ConnectionUrl("https://one.example.com/"),
                LaunchMode.IFRAME,
                null,
                null,
                null,
                new Limits(max, 1, null, null),
                null,
                null,
                null),
            NOW)
        .state();
  }

  public static Session session(Account account, Workspace.State workspace) {
    var signIn =
        SignIn.open(
            new SignInId(IDS.next("sin-")),
            account.state(),
            SignInMethod.PASSWORD,
            List.of("pwd"),
            new BearerSecret(IDS.secret()),
            "127.0.0.1",
            NOW,
            NOW.plus(Duration.ofDays(1)));
    return Session.launch(
        new SessionId(IDS.next("ses-")),
        signIn.state(),
        workspace,
        Circumstances.of(0, "127.0.0.1"),
        NOW);
  }

  public static Alert alert() {
    return Alert.fire(
        new AlertId(IDS.next("alr-")),
        new Cause(
            new RuleId("rul-policy-disabled"),
            1,
            "policy_disabled/pol-1",
            Map.of("policy", "pol-1"),
            "policy:pol-1",
            Severity.CRITICAL,
            "Policy is disabled",
            null,
            null,
            List.of()),
        NOW);
  }

  /** What one of many parallel callers does. */
  public interface Caller {
    void call(int number) throws Exception;
  }

  public static void inParallel(int callers, Caller caller) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<Boolean>>();
      IntStream.range(0, callers)
          .forEach(i ->
              calls.add(() -> {
                caller.call(i);
                return true;
              }));
      for (var call : threads.invokeAll(calls)) {
        assertThat(call.get()).isTrue();
      }
    }
  }
}
