package io.neosc.adapter.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.identity.port.in.PasswordRejected;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.AlertNotFound;
import io.neosc.domain.alert.AlertNotOpen;
import io.neosc.domain.alert.AlertStatus;
import io.neosc.domain.apikey.ApiKeyExpired;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.ApiKeyNotFound;
import io.neosc.domain.audit.SearchTooBroad;
import io.neosc.domain.audit.VerificationUnderway;
import io.neosc.domain.audit.export.ExportsUnderway;
import io.neosc.domain.erasure.ErasureNotConfirmed;
import io.neosc.domain.erasure.ErasureNotFound;
import io.neosc.domain.guard.AttemptCountId;
import io.neosc.domain.guard.BlockNotFound;
import io.neosc.domain.guard.TooManyAttempts;
import io.neosc.domain.hold.LegalHoldId;
import io.neosc.domain.hold.LegalHoldNotFound;
import io.neosc.domain.hold.TooManyLegalHolds;
import io.neosc.domain.hold.UnderLegalHold;
import io.neosc.domain.identity.AccountNotFound;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.EmailTaken;
import io.neosc.domain.identity.LastAdmin;
import io.neosc.domain.identity.OwnAccount;
import io.neosc.domain.identity.RegistrationClosed;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.WrongPassword;
import io.neosc.domain.lock.LockExpired;
import io.neosc.domain.lock.LockFixture;
import io.neosc.domain.lock.LockHitsAllAdmins;
import io.neosc.domain.lock.LockHitsAuthor;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.lock.LockNotFound;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.lock.LockTargetUnknown;
import io.neosc.domain.organization.DefaultOrganization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationNameTaken;
import io.neosc.domain.organization.OrganizationNotEmpty;
import io.neosc.domain.organization.OrganizationNotFound;
import io.neosc.domain.organization.UnknownOrganization;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.policy.PolicyNotFound;
import io.neosc.domain.review.ReviewTooLarge;
import io.neosc.domain.review.ReviewWeek;
import io.neosc.domain.review.WeekNotKept;
import io.neosc.domain.session.LaunchTicketRefused;
import io.neosc.domain.session.NoActiveSession;
import io.neosc.domain.session.ReportAhead;
import io.neosc.domain.session.ResumedElsewhere;
import io.neosc.domain.session.SessionAlreadyEnded;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionLimitReached;
import io.neosc.domain.session.SessionNotFound;
import io.neosc.domain.shared.DomainException;
import io.neosc.domain.shared.StaleAggregate;
import io.neosc.domain.shared.VersionMismatch;
import io.neosc.domain.usage.TooMuchUsage;
import io.neosc.domain.workspace.NoCatalogue;
import io.neosc.domain.workspace.StoppedByPeople;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceIdTaken;
import io.neosc.domain.workspace.WorkspaceNotAvailable;
import io.neosc.domain.workspace.WorkspaceNotFound;
import io.neosc.domain.workspace.WorkspaceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-3: the problem codes")
final class ProblemCodesTest {
  private static final LegalHoldId HOLD = new LegalHoldId("hld-1");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\d{3}) \\| .+ \\|");
  private static final Pattern REFUSAL = Pattern.compile("super\\(\\s*\"([a-z-]+\\.[a-z-]+)\"");

  private static final List<DomainException> REFUSALS =
      List.of(
          new AlertNotFound(new AlertId("alr-1")),
          new AlertNotOpen(new AlertId("alr-1"), AlertStatus.RESOLVED),
          new AccountNotFound(),
          new LastAdmin(),
          new OwnAccount(),
          new DefaultOrganization(),
          new OrganizationNameTaken(),
          new OrganizationNotEmpty(),
          new OrganizationNotFound(new OrganizationId("org-1")),
          new UnknownOrganization(),
          new ApiKeyExpired(),
          new ApiKeyNotFound(new ApiKeyId("key-1")),
          new BlockNotFound(new AttemptCountId("blk-1")),
          new CredentialsRefused(),
          new EmailTaken(),
          new LockExpired(),
          new LockHitsAllAdmins(),
          new LockHitsAuthor(),
          new LockInForce(LockFixture.aLockOn(new LockTarget.EveryoneWith(Role.USER)).state()),
          new LockNotFound(new LockId("lck-1")),
          new LockTargetUnknown(LockTarget.Kind.HOST),
          new RegistrationClosed(),
          new WrongPassword(),
          new PasswordRejected("too short"),
          new PolicyNotFound(new PolicyId("pol-1")),
          new ResumedElsewhere(new SessionId("ses-1"), new WorkspaceId("ws-1")),
          new LaunchTicketRefused(),
          new NoActiveSession(new WorkspaceId("ws-1")),
          new SessionAlreadyEnded(SessionFixture.aDisconnectedSession().state()),
          new SessionLimitReached("workspace/ws-1/sessions", 1, 1),
          new ReportAhead(Duration.ofSeconds(61)),
          new SessionNotFound(new SessionId("ses-1")),
          new StaleAggregate("pol-1"),
          new TooManyAttempts(Duration.ofSeconds(1)),
          new VersionMismatch("pol-1", 3),
          new WorkspaceIdTaken(new WorkspaceId("ws-1")),
          new NoCatalogue(),
          new StoppedByPeople(new WorkspaceId("ws-1")),
          new WorkspaceNotAvailable(new WorkspaceId("ws-1"), WorkspaceStatus.ERROR),
          new TooMuchUsage(1),
          new VerificationUnderway(),
          new ExportsUnderway(),
          new ErasureNotConfirmed(),
          new ErasureNotFound(),
          new LegalHoldNotFound(HOLD),
          new TooManyLegalHolds(),
          new UnderLegalHold(HOLD),
          new SearchTooBroad(Duration.ofSeconds(5)),
          new ReviewTooLarge(),
          new WeekNotKept(new ReviewWeek(LocalDate.EPOCH.minusDays(3)), Instant.EPOCH),
          new WorkspaceNotFound(new WorkspaceId("ws-1")));

  @Test
  @DisplayName("docs/problems.md lists every code with its status, in order, and no other")
  void listIsComplete() throws IOException {
    var documented =
        Files.readAllLines(Path.of("..", "docs", "problems.md")).stream()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();

    assertThat(documented)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemCode.values())
                .map(code -> code.code() + " " + code.status().getCode())
                .sorted()
                .toList());
  }

  @Test
  @DisplayName("every refusal in the sources of domain and application is listed")
  void everyRefusalIsListed() throws IOException {
    var written = new TreeSet<String>();
    for (var module : List.of("domain", "application")) {
      try (var files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          REFUSAL.matcher(Files.readString(file)).results().forEach(m -> written.add(m.group(1)));
        }
      }
    }

    assertThat(written).isEqualTo(codesOf(REFUSALS));
  }

  private static Set<String> codesOf(List<DomainException> refusals) {
    var codes = new TreeSet<String>();
    refusals.forEach(refusal -> codes.add(Refusals.problemOf(refusal).code().code()));
    return codes;
  }

  @Test
  @DisplayName("the status of a refusal's kind is the one that its code is listed with")
  void statusesAgree() {
    for (var refusal : REFUSALS) {
      assertThat(Refusals.problemOf(refusal).code().status().getCode())
          .as(refusal.code())
          .isEqualTo(Refusals.statusOf(refusal).getCode());
    }
  }
}
