package io.neosc.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.CountingIds;
import io.neosc.domain.alert.AlertEvent;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.scrub.Planted;
import io.neosc.domain.shared.DomainEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-14: no text of any event brings a secret into the trail")
class AuditSecretsTest {
  private static final String SECRET =
      Planted.of(Planted.Kind.BEARER, new SplittableRandom(7)).secret();
  private static final String TEXT = "so Authorization: Bearer " + SECRET;
  private static final CommitContext CONTEXT =
      new CommitContext(null, "192.0.2.17", TEXT, "4bf92f35", null);
  private final AuditEntries entries = new AuditEntries(new CountingIds(), _ -> false);

  /** A text somewhere in an event, and the event with the secret in it. */
  private record Planting(String place, DomainEvent event) {}

  @Test
  @DisplayName("every text that an event can hold, one after the other")
  void noTextBringsASecret() throws ReflectiveOperationException {
    var places = new TreeSet<String>();
    for (var event : EveryEvent.all()) {
      for (var planting : plantings(event)) {
        assertThat(planting.event().toString()).as(planting.place()).contains(SECRET);
        places.add(planting.place());
        for (var draft : entries.of(CONTEXT, List.of(planting.event()))) {
          assertThat(said(draft)).as(planting.place()).doesNotContain(SECRET);
        }
      }
    }

    assertThat(places)
        .hasSizeGreaterThan(30)
        .contains("SignInEvent.Refused.attemptedEmail", "AlertEvent.NoteAdded.note")
        .contains("AccountEvent.Changed.after.name", "LockEvent.Created.reason");
  }

  @Test
  @DisplayName("the texts really reach the trail: without a secret they are found in it")
  void textsReachTheTrail() {
    var event =
        new AlertEvent.NoteAdded(
            new AlertId("alr-1"), "so " + SECRET.substring(0, 8), EveryEvent.NOW);

    assertThat(said(entries.of(CONTEXT, List.of(event)).getFirst()))
        .contains(SECRET.substring(0, 8));
  }

  private static String said(AuditDraft draft) {
    var personal = draft.personal();
    return String.join(
        "\n",
        draft.action(),
        draft.resource(),
        String.valueOf(draft.userId()),
        String.valueOf(draft.sessionId()),
        personal.canonical());
  }

  private static List<Planting> plantings(DomainEvent event) throws ReflectiveOperationException {
    var plantings = new ArrayList<Planting>();
    var kind = event.getClass();
    var name = kind.getName().substring(kind.getName().lastIndexOf('.') + 1).replace('$', '.');
    for (var component : kind.getRecordComponents()) {
      for (var value : planted((Record) event, component)) {
        var with = with((Record) event, component, value.value());
        if (with != null) {
          plantings.add(new Planting(name + "." + value.place(), (DomainEvent) with));
        }
      }
    }
    return plantings;
  }

  private record Value(String place, Object value) {}

  /** What the component can be with the secret in it; nothing if its type takes no such text. */
  private static List<Value> planted(Record owner, RecordComponent component)
      throws ReflectiveOperationException {
    if (component.getType() == String.class) {
      return List.of(new Value(component.getName(), TEXT));
    }
    var values = new ArrayList<Value>();
    if (component.getType().isRecord() && read(owner, component) instanceof Record inner) {
      for (var deeper : inner.getClass().getRecordComponents()) {
        for (var value : planted(inner, deeper)) {
          var with = with(inner, deeper, value.value());
          if (with != null) {
            values.add(new Value(component.getName() + "." + value.place(), with));
          }
        }
      }
    }
    return values;
  }

  private static @Nullable Object read(Record owner, RecordComponent component)
      throws ReflectiveOperationException {
    return component.getAccessor().invoke(owner);
  }

  /** The record with another value; null if it refuses it. */
  private static @Nullable Record with(Record record, RecordComponent changed, Object value)
      throws ReflectiveOperationException {
    var components = record.getClass().getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = new @Nullable Object[components.length];
    for (var i = 0; i < components.length; i++) {
      values[i] =
          components[i].getName().equals(changed.getName()) ? value : read(record, components[i]);
    }
    try {
      var constructor = record.getClass().getDeclaredConstructor(types);
      return (Record) constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      return null;
    }
  }
}
