package io.neosc.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.shared.port.Change;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Clients that come at any moment, while memory is ahead of what the stream has told, and that
 * simply believe the last thing they hear of each subject.
 */
@Label("LI-1: a client that comes while things change ends with the state of the API")
class LatecomerTest {

  @Property(tries = 300)
  @Label("whoever it is and whenever it came")
  void endsWithTheTruth(@ForAll @Size(max = 80) List<@IntRange(min = 0, max = 99) Integer> dice) {
    var play = new Play();
    dice.forEach(play::step);
    play.finish();

    for (var reader : play.readers) {
      assertThat(reader.sessions()).isEqualTo(play.sessionsSeenBy(reader.signIn));
      assertThat(reader.workspaces()).isEqualTo(play.workspaces());
      assertThat(reader.statistics()).isEqualTo(play.statistics());
    }
  }

  /** A program that shows the stream. */
  private static final class Reader {
    private final SignIn.State signIn;
    private final FakeConnection connection = new FakeConnection();

    Reader(SignIn.State signIn) {
      this.signIn = signIn;
    }

    Map<Object, Object> sessions() {
      return believed("sessions", "session", "version").entrySet().stream()
          .filter(entry -> "active".equals(entry.getValue().get("status")))
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get("version")));
    }

    Map<Object, Object> workspaces() {
      return believed("workspaces", "delta", "active_sessions").entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey, entry -> entry.getValue().get("active_sessions")));
    }

    private Map<Object, Map<String, Object>> believed(String topic, String type, String field) {
      var state = new HashMap<Object, Map<String, Object>>();
      for (var frame : connection.written.stream().map(Json::object).toList()) {
        if ("snapshot".equals(frame.get("type"))) {
          state.clear();
          Json.objects(Json.data(frame), topic).forEach(one -> state.put(one.get("id"), one));
        } else if (type.equals(frame.get("type")) && topic.equals(frame.get("topic"))) {
          assertThat(Json.data(frame)).containsKey(field);
          state.put(Json.data(frame).get("id"), Json.data(frame));
        }
      }
      return state;
    }

    Map<String, Object> statistics() {
      Map<String, Object> last = Map.of();
      for (var frame : connection.written.stream().map(Json::object).toList()) {
        if ("snapshot".equals(frame.get("type"))) {
          last = Json.object(Json.data(frame), "statistics");
        } else if ("statistics".equals(frame.get("topic"))) {
          last = Json.data(frame);
        }
      }
      return new TreeMap<>(last);
    }
  }

  private static final class Play {
    private final LiveWorld world = new LiveWorld();
    private final Fanout fanout =
        new Fanout(
            world.app.live.model(),
            world.app.live.signIns(),
            world.app.live.locks(),
            new Frames(Json.MAPPER, world.app.clock, world.app.limits));
    private final List<SignIn.State> people =
        List.of(
            world.user("ada@example.org"),
            world.user("bob@example.org"),
            world.signedIn(Role.ADMIN));
    private final List<Workspace.State> workspaces = List.of(world.workspace(), world.workspace());
    private final List<Session.State> running = new ArrayList<>();
    private final ArrayDeque<Change> waiting = new ArrayDeque<>();
    private final List<Reader> readers = new ArrayList<>();
    private long now;

    Play() {
      waiting.addAll(world.undelivered());
      deliver(waiting.size());
    }

    void step(int die) {
      var person = people.get(die % people.size());
      switch (die / 20) {
        case 0 -> running.add(world.launch(person, workspaces.get(die % workspaces.size())));
        case 1 -> endOne(die);
        case 2 -> deliver(die % 20);
        case 3 -> join(person);
        default -> tell(die);
      }
      waiting.addAll(world.undelivered());
    }

    private void endOne(int die) {
      if (!running.isEmpty()) {
        var session = running.remove(die % running.size());
        var owner =
            people.stream()
                .filter(person -> person.accountId().equals(session.accountId()))
                .findFirst();
        world.disconnect(owner.orElseThrow(), session);
      }
    }

    private void deliver(int count) {
      for (var i = 0; i < count && !waiting.isEmpty(); i++) {
        fanout.changed(waiting.poll());
      }
    }

    private void join(SignIn.State person) {
      var reader = new Reader(person);
      readers.add(reader);
      fanout.joined(new LiveClient(person, reader.connection));
    }

    private void tell(int die) {
      now += die * 4_000_000L;
      fanout.tellDerived(now);
    }

    void finish() {
      people.forEach(this::join);
      waiting.addAll(world.undelivered());
      deliver(waiting.size());
      now += Fanout.STATISTICS_PAUSE.toNanos();
      fanout.tellDerived(now);
    }

    Map<Object, Object> sessionsSeenBy(SignIn.State reader) {
      return world.app.live.model().activeSessions().stream()
          .filter(session ->
              reader.role().seesEverything() || session.accountId().equals(reader.accountId()))
          .collect(
              Collectors.toMap(
                  session -> session.id().value(), session -> (int) session.version()));
    }

    Map<Object, Object> workspaces() {
      return world.app.live.model().workspaces().stream()
          .collect(
              Collectors.toMap(
                  view -> view.workspace().id().value(), view -> view.activeSessions()));
    }

    Map<String, Object> statistics() {
      var truth = world.app.live.model().statistics();
      return new TreeMap<>(
          Map.of(
              "active_sessions", truth.activeSessions(),
              "total_workspaces", truth.totalWorkspaces(),
              "total_users", truth.totalUsers()));
    }
  }
}
