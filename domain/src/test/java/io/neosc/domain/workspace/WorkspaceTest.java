package io.neosc.domain.workspace;

import static io.neosc.domain.shared.Given.NOON;
import static io.neosc.domain.workspace.WorkspaceFixture.aDescription;
import static io.neosc.domain.workspace.WorkspaceFixture.aNewWorkspace;
import static io.neosc.domain.workspace.WorkspaceFixture.aWorkspaceThatIs;
import static io.neosc.domain.workspace.WorkspaceFixture.theFullestWorkspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {
  private static final java.time.Instant LATER = NOON.plusSeconds(60);

  @Test
  @DisplayName("WS-1 a created workspace is available, with one event")
  void aCreatedWorkspaceIsAvailable() {
    var workspace = theFullestWorkspace();
    var state = workspace.state();

    assertThat(state.condition()).isEqualTo(Condition.AVAILABLE);
    assertThat(state.createdAt()).isEqualTo(NOON);
    assertThat(state.updatedAt()).isEqualTo(NOON);
    assertThat(state.version()).isZero();
    assertThat(state.key()).isEqualTo(state.id().value());
    assertThat(workspace.events())
        .containsExactly(
            new WorkspaceEvent.Created(state.id(), "SAP Néo-Genesys", WorkspaceType.RDP, NOON));
    assertThat(workspace.claims()).isEmpty();
    assertThat(Workspace.from(state).events()).isEmpty();
  }

  @Test
  @DisplayName("WS-2 running follows from sessions; error and stopped hide it")
  void theStatusFollowsFromConditionAndSessions() {
    var available = aNewWorkspace().state();
    assertThat(available.status(0)).isEqualTo(WorkspaceStatus.AVAILABLE);
    assertThat(available.status(1)).isEqualTo(WorkspaceStatus.RUNNING);
    assertThat(available.status(9)).isEqualTo(WorkspaceStatus.RUNNING);
    for (var sessions : List.of(0, 1)) {
      assertThat(aWorkspaceThatIs(Condition.STOPPED).status(sessions))
          .isEqualTo(WorkspaceStatus.STOPPED);
      assertThat(aWorkspaceThatIs(Condition.ERROR).status(sessions))
          .isEqualTo(WorkspaceStatus.ERROR);
    }
  }

  @Test
  @DisplayName("WS-4 a refusal to launch says in which status the workspace is")
  void aWorkspaceOutOfUseIsNotLaunchable() {
    assertThatCode(() -> aNewWorkspace().state().requireLaunchable()).doesNotThrowAnyException();
    var stopped = aWorkspaceThatIs(Condition.STOPPED);
    assertThatExceptionOfType(WorkspaceNotAvailable.class)
        .isThrownBy(stopped::requireLaunchable)
        .withMessage(stopped.key() + " cannot be launched: it is stopped");
    assertThatExceptionOfType(WorkspaceNotAvailable.class)
        .isThrownBy(aWorkspaceThatIs(Condition.ERROR)::requireLaunchable)
        .withMessageEndingWith("it is error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example.org",
        "https://a.example.org:8443/x?y=1#z",
        "HTTPS://a.example.org/",
        "ssh://10.0.0.1:22",
        "rdp://[2001:db8::1]:3389/",
        "vnc://desk"
      })
  @DisplayName("WS-8 connection URLs have one of five schemes and a host")
  void goodConnectionUrlsAreAccepted(String url) {
    assertThat(new ConnectionUrl(url).value()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.example.org",
        "/path",
        "//a.example.org/",
        "ftp://a.example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https:a.example.org",
        "https://",
        "https:///x",
        "https://user@a.example.org",
        "https://user:secret@a.example.org",
        "https://a.example.org/a b",
        "https://a.example.org/\n"
      })
  @DisplayName("WS-8 other URLs, and URLs with credentials inside, are refused")
  void badConnectionUrlsAreRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConnectionUrl(url))
        .withMessageContaining("connection URL")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example.org, https://a.example.org?neosc_ticket=t-1",
    "HTTP://a.example.org/x/, HTTP://a.example.org/x/?neosc_ticket=t-1",
    "https://a.example.org/?a=b, https://a.example.org/?a=b&neosc_ticket=t-1",
    "https://a.example.org/x#top, https://a.example.org/x?neosc_ticket=t-1#top",
    "https://a.example.org/x?a=b#c?d, https://a.example.org/x?a=b&neosc_ticket=t-1#c?d",
    "ssh://a.example.org:22, ssh://a.example.org:22",
    "rdp://a.example.org, rdp://a.example.org",
    "vnc://a.example.org, vnc://a.example.org"
  })
  @DisplayName("WS-8 http and https URLs carry a ticket in their query, others none")
  void ticketsAreInTheQuery(String url, String withTicket) {
    assertThat(new ConnectionUrl(url).forBearerOf("t-1")).isEqualTo(withTicket);
    assertThat(ConnectionUrl.valid(withTicket)).isTrue();
  }

  @Test
  void connectionUrlsHaveAGreatestLength() {
    var longest = "https://a.example.org/" + "x".repeat(1978);

    assertThat(new ConnectionUrl(longest).value()).hasSize(2000);
    assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionUrl(longest + "x"));
  }

  @Test
  @DisplayName("WS-1 limits are within their ranges")
  void limitsHaveRanges() {
    assertThat(limits(0, 1, null, null).maxSessions()).isZero();
    assertThat(limits(1_000_000, 100, Duration.ofNanos(1), Duration.ofDays(1)))
        .isEqualTo(new Limits(1_000_000, 100, Duration.ofNanos(1), Duration.ofDays(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> limits(-1, 1, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> limits(1_000_001, 1, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> limits(null, 0, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> limits(null, 101, null, null));
    for (var bad : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> limits(null, 1, bad, null))
          .withMessageContaining("idle_timeout");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> limits(null, 1, null, bad))
          .withMessageContaining("max_duration");
    }
  }

  @Test
  @DisplayName("WS-1 a workspace has a name and bounded texts")
  void descriptionsAreBounded() {
    assertThat(described("  Desk  ", "", "1 vCPU").name()).isEqualTo("Desk");
    assertThat(described("x".repeat(200), "y".repeat(2000), "z".repeat(100)).cpu()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(() -> described(" ", "", null));
    assertThatIllegalArgumentException().isThrownBy(() -> described("x".repeat(201), "", null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> described("Desk", "y".repeat(2001), null));
    assertThatIllegalArgumentException().isThrownBy(() -> described("Desk", "", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> described("Desk", "", "z".repeat(101)));
    assertThatIllegalArgumentException().isThrownBy(() -> labelled(" ", null));
    assertThatIllegalArgumentException().isThrownBy(() -> labelled(null, " "));
    assertThat(labelled(" 8 GB ", " 1 TB "))
        .extracting(Workspace.Description::memory, Workspace.Description::storage)
        .containsExactly("8 GB", "1 TB");
  }

  @Test
  void anotherVersionIsTheSameWorkspace() {
    var state = theFullestWorkspace().state();

    assertThat(state.atVersion(7).version()).isEqualTo(7);
    assertThat(state.atVersion(7).atVersion(0)).isEqualTo(state);
    var id = state.id();
    assertThat(new WorkspaceNotFound(id))
        .hasMessageContaining(id.value())
        .extracting(WorkspaceNotFound::code)
        .isEqualTo("workspace.not-found");
  }

  private static Limits limits(
      @Nullable Integer max, int perUser, @Nullable Duration idle, @Nullable Duration duration) {
    return new Limits(max, perUser, idle, duration);
  }

  private static Workspace.Description described(
      String name, String description, @Nullable String cpu) {
    return new Workspace.Description(
        name,
        WorkspaceType.WEB,
        description,
        null,
        new ConnectionUrl("https://a.example.org/"),
        LaunchMode.REDIRECT,
        cpu,
        null,
        null,
        Limits.DEFAULT,
        null,
        null,
        null);
  }

  private static Workspace.Description labelled(@Nullable String memory, @Nullable String storage) {
    return new Workspace.Description(
        "Desk",
        WorkspaceType.WEB,
        "",
        null,
        new ConnectionUrl("https://a.example.org/"),
        LaunchMode.REDIRECT,
        null,
        memory,
        storage,
        Limits.DEFAULT,
        null,
        null,
        null);
  }

  @Test
  @DisplayName("WS-3 a change keeps what was before; asking for what is so changes nothing")
  void aChangeKeepsWhatWasBefore() {
    var workspace = Workspace.from(aNewWorkspace().state().atVersion(3));
    var before = workspace.state().description();
    var wanted = aDescription("Renamed", new Limits(2, 1, null, null));

    workspace.describe(before, LATER);
    assertThat(workspace.events()).isEmpty();
    workspace.describe(wanted, LATER);

    assertThat(workspace.state().description()).isEqualTo(wanted);
    assertThat(workspace.state().updatedAt()).isEqualTo(LATER);
    assertThat(workspace.state().version()).isEqualTo(3);
    assertThat(workspace.events())
        .containsExactly(new WorkspaceEvent.Changed(workspace.state().id(), before, wanted, LATER));
  }

  @Test
  @DisplayName("WS-2, WS-6 a report makes it an error, stopped or available, once")
  void aReportChangesTheCondition() {
    var workspace = aNewWorkspace();
    var name = workspace.state().description().name();
    workspace.report(Condition.ERROR, "no answer", LATER);
    workspace.report(Condition.ERROR, "still none", LATER);

    assertThat(workspace.state().condition()).isEqualTo(Condition.ERROR);
    assertThat(workspace.events())
        .endsWith(
            new WorkspaceEvent.ConditionChanged(
                workspace.state().id(),
                name,
                Condition.AVAILABLE,
                Condition.ERROR,
                "no answer",
                LATER))
        .hasSize(2);
  }

  @Test
  @DisplayName("WS-3 a removal closes the count; the id can be used again, and then it is open")
  void aRemovalClosesTheCount() {
    var workspace = Workspace.from(aNewWorkspace().state().atVersion(1));
    var id = workspace.state().id();
    workspace.delete(LATER);

    assertThat(workspace.state().present()).isFalse();
    assertThat(workspace.claims()).containsExactly(Occupancy.closing(id));
    assertThat(Occupancy.closing(id).admits(1_000_000_001)).isFalse();
    assertThat(Occupancy.entering(id, null).admits(1_000_000_001)).isFalse();
    assertThat(Occupancy.closed(1_000_000_000)).isTrue();
    assertThat(Occupancy.closed(Occupancy.MOST_SESSIONS)).isFalse();
    var gone = Workspace.from(workspace.state());
    assertThatExceptionOfType(WorkspaceNotFound.class).isThrownBy(() -> gone.delete(LATER));
    assertThatExceptionOfType(WorkspaceNotFound.class)
        .isThrownBy(() -> gone.report(Condition.AVAILABLE, "", LATER));
    assertThatExceptionOfType(WorkspaceNotFound.class)
        .isThrownBy(() -> gone.state().requireLaunchable());

    gone.recreate(aDescription("Again", Limits.DEFAULT), LATER);

    assertThat(gone.state().present()).isTrue();
    assertThat(gone.claims()).containsExactly(Occupancy.opening(id));
    assertThatExceptionOfType(WorkspaceIdTaken.class)
        .isThrownBy(() -> gone.recreate(aDescription("Third", Limits.DEFAULT), LATER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://user:pass@host/",
        "https://",
        "//host/path",
        "https://host/a\r\nSet-Cookie: x=y",
        "https://ho st/",
        "ftp://host/"
      })
  @DisplayName("WS-8 connection targets and pictures from elsewhere are refused")
  void dangerousUrlsAreRefused(String url) {
    assertThat(ConnectionUrl.valid(url)).isFalse();
    assertThat(Workspace.Description.validImage(url)).isFalse();
  }

  @Test
  @DisplayName("WS-8 a picture is http, https or a path on this server")
  void aPictureIsHttpOrAPath() {
    assertThat(Workspace.Description.validImage("https://cdn.example/a.png")).isTrue();
    assertThat(Workspace.Description.validImage("/images/a.png")).isTrue();
    assertThat(Workspace.Description.validImage("/\\evil.example/a.png")).isFalse();
    assertThat(Workspace.Description.validImage("vnc://host/a.png")).isFalse();
  }
}
