package io.neosc.adapter.mongo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoCollection;
import io.neosc.adapter.mongo.alert.AlertDocument;
import io.neosc.adapter.mongo.commit.StoredForm;
import io.neosc.adapter.mongo.commit.StoredForms;
import io.neosc.adapter.mongo.identity.AccountDocument;
import io.neosc.adapter.mongo.identity.SignInDocument;
import io.neosc.adapter.mongo.lock.LockDocument;
import io.neosc.adapter.mongo.organization.OrganizationDocument;
import io.neosc.adapter.mongo.policy.PolicyDocument;
import io.neosc.adapter.mongo.session.SessionDocument;
import io.neosc.adapter.mongo.shared.UnreadableDocument;
import io.neosc.adapter.mongo.testing.States;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.adapter.mongo.workspace.WorkspaceDocument;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("documents: what is stored is exactly what was decided (API-1, house style 5)")
class DocumentFormsTest {
  private static TestStore store;
  private static StoredForms forms;

  @BeforeAll
  static void start() {
    store = TestStore.fresh();
    forms = store.bean(StoredForms.class);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  static Stream<AggregateState<?>> states() {
    return Stream.of(
        States.fullestAccount(),
        States.leastAccount(),
        States.fullestSignIn(),
        States.leastSignIn(),
        States.fullestOrganization(),
        States.leastOrganization(),
        States.fullestWorkspace(),
        States.leastWorkspace(),
        States.fullestSession(),
        States.leastSession(),
        States.orphanedSession(),
        States.reportedSession(),
        States.fullestPolicy(),
        States.leastPolicy(),
        States.fullestAlert(),
        States.acknowledgedAlert(),
        States.leastAlert(),
        States.fullestLock(),
        States.leastLock(),
        States.lockThatIsOver());
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyStateComesBackFromTheServerAsItWas(AggregateState<?> state) {
    var form = forms.of(aggregate(state));
    var collection = store.database().getCollection(form.collection(), BsonDocument.class);

    collection.insertOne(form.document());

    assertThat(readBack(form)).isEqualTo(state.atVersion(state.version() + 1));
  }

  @ParameterizedTest
  @MethodSource("states")
  void timesAreDatesAndNumbersKeepTheirWidth(AggregateState<?> state) {
    var types = new TreeMap<String, BsonType>();
    collect("", forms.of(aggregate(state)).document(), types);

    types.forEach((field, type) -> {
      if (field.endsWith("_at") || field.endsWith(".at")) {
        assertThat(type).as(field).isEqualTo(BsonType.DATE_TIME);
      } else if (field.endsWith("_ms") || field.endsWith("version")) {
        assertThat(type).as(field).isEqualTo(BsonType.INT64);
      } else {
        assertThat(type).as(field).isIn(BsonType.STRING, BsonType.BOOLEAN, BsonType.INT32);
      }
      assertThat(field).matches("[a-z_.0-9]+");
    });
    assertThat(types).containsKey("version").doesNotContainValue(BsonType.NULL);
  }

  @Test
  void everyTimeFieldOfTheFullestStatesIsSeen() {
    var dates = new TreeMap<String, BsonType>();
    states()
        .forEach(state ->
            collect(state.getClass().getName(), forms.of(aggregate(state)).document(), dates));
    assertThat(dates.values().stream().filter(BsonType.DATE_TIME::equals)).hasSize(27);
  }

  @Test
  void theNextVersionIsStoredAndTheLoadedOneNamed() {
    var form = forms.of(Account.from(States.fullestAccount()));

    assertThat(form.loadedVersion()).isEqualTo(7);
    assertThat(form.document().getInt64("version").getValue()).isEqualTo(8);
    assertThat(form.id()).isEqualTo("usr-1");
    assertThat(form.collection()).isEqualTo("accounts");
  }

  @Test
  @DisplayName("ID-1, WS-4, AL-5: what is claimed alone is named while it is claimed")
  void exclusiveKeysFollowTheState() {
    assertThat(keys(Account.from(States.fullestAccount())))
        .isEqualTo(
            Map.of(UniqueKey.ACCOUNT_EMAIL, "{\"email_key\": \"ada.lovelace@example.org\"}"));
    assertThat(keys(Organization.from(States.fullestOrganization())))
        .isEqualTo(Map.of(UniqueKey.ORGANIZATION_NAME, "{\"name_key\": \"analytical engines\"}"));
    assertThat(keys(Session.from(States.leastSession())))
        .isEqualTo(
            Map.of(
                UniqueKey.LIVE_SESSION_SLOT,
                "{\"workspace_id\": \"ws-1\", \"account_id\": \"usr-1\", \"slot\": 2, \"active\":"
                    + " true}"));
    assertThat(keys(Session.from(States.fullestSession()))).isEmpty();
    assertThat(keys(Alert.from(States.acknowledgedAlert())))
        .isEqualTo(Map.of(UniqueKey.LIVE_ALERT, "{\"cause.fingerprint\": \"f1\", \"live\": true}"));
    assertThat(keys(Alert.from(States.fullestAlert()))).isEmpty();
    assertThat(keys(Policy.from(States.fullestPolicy()))).isEmpty();
  }

  @Test
  void aMissingFieldIsAnErrorThatNamesTheDocument() {
    for (var state : states().toList()) {
      var whole = forms.of(aggregate(state)).document();
      for (var field : whole.keySet()) {
        if (field.equals("_id")
            || whole.isArray(field) // Micronaut reads a missing list as an empty one
            || (state instanceof Lock.State && field.equals("expires_at"))
            || (OPTIONAL.contains(field) && !whole.isDocument(field))) {
          continue;
        }
        var without = BsonDocument.parse(whole.toJson());
        without.remove(field);
        assertThat(catchThrowable(() -> decode(state, without)))
            .as(state.key() + " without " + field)
            .isInstanceOf(UnreadableDocument.class)
            .hasMessageContaining(state.key())
            .hasMessageContaining(field);
      }
    }
  }

  private static final List<String> OPTIONAL =
      List.of(
          "requested_organization",
          "domain",
          "image_url",
          "cpu",
          "memory",
          "storage",
          "host_id",
          "service",
          "organization",
          "resumed_from",
          "email_key",
          "status",
          "updated_by");

  @Test
  void anUnknownTextIsAnErrorThatNamesTheDocument() {
    refusesChange(States.fullestAccount(), "role", new BsonString("EMPEROR"));
    refusesChange(States.fullestSignIn(), "revocation.reason", new BsonString("WHIM"));
    refusesChange(States.leastSignIn(), "role", new BsonString("user"));
    refusesChange(States.fullestWorkspace(), "type", new BsonString("TOASTER"));
    refusesChange(States.fullestWorkspace(), "launch_mode", new BsonString("LOUD"));
    refusesChange(States.fullestWorkspace(), "condition", new BsonString("RUNNING"));
    refusesChange(States.fullestWorkspace(), "url", new BsonString("file:///etc/passwd"));
    refusesChange(States.fullestSession(), "lifecycle.kind", new BsonString("ZOMBIE"));
    refusesChange(States.fullestSession(), "lifecycle.reason", new BsonString("BOREDOM"));
    refusesChange(States.fullestSession(), "lifecycle.at", new BsonNull());
    refusesChange(States.fullestSession(), "workspace_type", new BsonString(""));
    refusesChange(States.fullestSession(), "evidence.tunnel.value", new BsonString("SURE"));
    refusesChange(States.fullestLock(), "kind", new BsonString("PLANET"));
    refusesChange(States.fullestLock(), "value", new BsonString("everywhere"));
    refusesChange(States.fullestPolicy(), "type", new BsonString("OTHER"));
    refusesChange(States.fullestAlert(), "progress.kind", new BsonString("SNOOZED"));
    refusesChange(States.acknowledgedAlert(), "progress.acknowledgement", new BsonNull());
    refusesChange(States.fullestAlert(), "cause.severity", new BsonString("MEH"));
    refusesChange(States.fullestAlert(), "cause.rule_id", new BsonNull());
    refusesChange(States.fullestAccount(), "version", new BsonString("seven"));
    refusesChange(States.fullestAccount(), "created_at", new BsonInt64(1).asInt64());
  }

  @Test
  void flagsOfPartialIndexesCannotContradictTheState() {
    refusesChange(States.leastSession(), "lifecycle.kind", new BsonString("ENDED"));
    refusesChange(States.leastAlert(), "progress.kind", new BsonString("RESOLVED"));
    refusesChange(States.fullestSignIn(), "revoked", org.bson.BsonBoolean.FALSE);
  }

  @Test
  void whatIsNoAggregateOfOursIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> forms.of(new Stranger()));
  }

  @Test
  void personalTextsStayOutOfMessages() {
    assertThat(AccountDocument.of(States.fullestAccount()).toString())
        .doesNotContain("Ada", "argon2");
    assertThat(SignInDocument.of(States.fullestSignIn()).toString()).doesNotContain("Ada", "abab");
  }

  private static void refusesChange(AggregateState<?> state, String path, BsonValue value) {
    var changed = BsonDocument.parse(forms.of(aggregate(state)).document().toJson());
    var steps = path.split("\\.");
    var place = changed;
    for (var step : List.of(steps).subList(0, steps.length - 1)) {
      place = place.getDocument(step);
    }
    place.put(steps[steps.length - 1], value);
    assertThat(catchThrowable(() -> decode(state, changed)))
        .as(path)
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageContaining(state.key());
  }

  private static Map<UniqueKey, String> keys(AggregateRoot<?, ?> aggregate) {
    var keys = new TreeMap<UniqueKey, String>();
    forms.of(aggregate).keys().forEach(key -> keys.put(key.key(), key.holder().toJson()));
    return keys;
  }

  private static void collect(String path, BsonValue value, Map<String, BsonType> types) {
    switch (value) {
      case BsonDocument document ->
          document.forEach(
              (name, inner) -> collect(path.isEmpty() ? name : path + "." + name, inner, types));
      case org.bson.BsonArray array -> array.forEach(inner -> collect(path, inner, types));
      default -> types.put(path, value.getBsonType());
    }
  }

  private static AggregateRoot<?, ?> aggregate(AggregateState<?> state) {
    return switch (state) {
      case Account.State account -> Account.from(account);
      case SignIn.State signIn -> SignIn.from(signIn);
      case Organization.State organization -> Organization.from(organization);
      case Workspace.State workspace -> Workspace.from(workspace);
      case Session.State session -> Session.from(session);
      case Policy.State policy -> Policy.from(policy);
      case Alert.State alert -> Alert.from(alert);
      case Lock.State lock -> Lock.from(lock);
      default -> throw new AssertionError(state);
    };
  }

  private static AggregateState<?> readBack(StoredForm form) {
    var id = new BsonDocument("_id", new BsonString(form.id()));
    var name = form.collection();
    return switch (name) {
      case "accounts" -> collection(name, AccountDocument.class).find(id).first().toState();
      case "sign_ins" -> collection(name, SignInDocument.class).find(id).first().toState();
      case "organizations" ->
          collection(name, OrganizationDocument.class).find(id).first().toState();
      case "workspaces" -> collection(name, WorkspaceDocument.class).find(id).first().toState();
      case "locks" -> collection(name, LockDocument.class).find(id).first().toState();
      case "sessions" -> collection(name, SessionDocument.class).find(id).first().toState();
      case "policies" -> collection(name, PolicyDocument.class).find(id).first().toState();
      case "alerts" -> collection(name, AlertDocument.class).find(id).first().toState();
      default -> throw new AssertionError(name);
    };
  }

  private static <T> MongoCollection<T> collection(String name, Class<T> type) {
    return store.database().getCollection(name, type);
  }

  private static AggregateState<?> decode(AggregateState<?> state, BsonDocument stored) {
    return switch (state) {
      case Account.State _ -> decoded(AccountDocument.class, stored).toState();
      case SignIn.State _ -> decoded(SignInDocument.class, stored).toState();
      case Organization.State _ -> decoded(OrganizationDocument.class, stored).toState();
      case Workspace.State _ -> decoded(WorkspaceDocument.class, stored).toState();
      case Session.State _ -> decoded(SessionDocument.class, stored).toState();
      case Policy.State _ -> decoded(PolicyDocument.class, stored).toState();
      case Alert.State _ -> decoded(AlertDocument.class, stored).toState();
      case Lock.State _ -> decoded(LockDocument.class, stored).toState();
      default -> throw new AssertionError(state);
    };
  }

  private static <T> T decoded(Class<T> type, BsonDocument stored) {
    return store
        .database()
        .getCodecRegistry()
        .get(type)
        .decode(
            new org.bson.BsonDocumentReader(stored),
            org.bson.codecs.DecoderContext.builder().build());
  }

  /** An aggregate that no collection keeps. */
  private static final class Stranger extends AggregateRoot<Stranger.State, StrangerEvent> {
    Stranger() {
      super(new State(0));
    }

    record State(long version) implements AggregateState<State> {
      @Override
      public String key() {
        return "stranger";
      }

      @Override
      public State atVersion(long newVersion) {
        return new State(newVersion);
      }
    }
  }

  private record StrangerEvent(java.time.Instant occurredAt)
      implements io.neosc.domain.shared.DomainEvent {}
}
