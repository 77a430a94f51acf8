package io.neosc.application.shared.port;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.application.testing.CommitsFixture.NOW;
import static io.neosc.application.testing.CommitsFixture.account;
import static io.neosc.application.testing.CommitsFixture.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.shared.port.IdempotentAnswers.Answer;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link IdempotentAnswers} promises together with its write door (API-6, RE-2). Each
 * test begins with an empty store.
 */
public interface IdempotentAnswersContract {
  Answer CREATED = new Answer(201, Map.of("ETag", "\"1\""), "{\"name\":\"\u00c5da \ud83d\ude80\"}");
  Answer OTHER = new Answer(200, Map.of(), "{}");

  IdempotentAnswers answers();

  Commits commits();

  AccountRepository accounts();

  private static IdempotencyClaim claim(String id, String attempt) {
    return new IdempotencyClaim(id, "fingerprint", attempt, NOW.plus(Duration.ofDays(36_500)));
  }

  private void commit(IdempotencyClaim claim, Account account) {
    commits().commit(NOBODY.claiming(claim), account);
  }

  @Test
  default void anUnknownNameIsFree() {
    assertThat(answers().find("free")).isEmpty();
    assertThat(answers().await("free")).isEmpty();
  }

  @Test
  @DisplayName(
      "RE-2: a commit takes its name with it, and leads to what was stored before any answer")
  default void aCommitTakesItsName() {
    var ada = account("ada@example.com");
    commit(claim("k", "one"), ada);

    for (var kept : List.of(answers().find("k"), answers().await("k"))) {
      assertThat(kept.orElseThrow().stored()).containsExactly(ada.state().id().value());
      assertThat(kept.orElseThrow().answer()).isNull();
      assertThat(kept.orElseThrow().fingerprint()).isEqualTo("fingerprint");
      assertThat(kept.orElseThrow().attempt()).isEqualTo("one");
    }
  }

  @Test
  @DisplayName("API-6: an answer is kept under the name of its commit, once and for all")
  default void anAnswerIsKept() {
    var ada = account("ada@example.com");
    commit(claim("k", "one"), ada);

    assertThat(answers().keep(claim("k", "one"), CREATED)).isEqualTo(CREATED);
    assertThat(answers().keep(claim("k", "one"), OTHER)).isEqualTo(CREATED);

    var kept = answers().find("k").orElseThrow();
    assertThat(kept.answer()).isEqualTo(CREATED);
    assertThat(kept.stored()).containsExactly(ada.state().id().value());
  }

  @Test
  @DisplayName(
      "API-6: an answer without a change takes the name itself; a second attempt is refused")
  default void anAnswerAloneTakesTheName() {
    answers().keep(claim("k", "one"), CREATED);

    assertTaken(() -> answers().keep(claim("k", "two"), OTHER));

    var kept = answers().find("k").orElseThrow();
    assertThat(kept.answer()).isEqualTo(CREATED);
    assertThat(kept.stored()).isEmpty();
  }

  @Test
  @DisplayName(
      "RE-2: a second commit under a name stores nothing at all, and says which key it was")
  default void aSecondCommitIsRefusedWhole() {
    commit(claim("k", "one"), account("ada@example.com"));
    var bob = account("bob@example.com");

    assertTaken(() -> commit(claim("k", "two"), bob));

    assertThat(accounts().find(bob.state().id())).isEmpty();
    assertThat(answers().find("k").orElseThrow().attempt()).isEqualTo("one");
    assertTaken(() -> answers().keep(claim("k", "two"), OTHER));
  }

  @Test
  @DisplayName("RE-2: a commit that is refused leaves its name free")
  default void aRefusedCommitTakesNoName() {
    commit(claim("k", "one"), account("ada@example.com"));
    assertThatExceptionOfType(KeyTaken.class)
        .isThrownBy(() -> commit(claim("l", "two"), account("ADA@example.com")))
        .satisfies(taken -> assertThat(taken.key()).isEqualTo(UniqueKey.ACCOUNT_EMAIL));

    assertThat(answers().find("l")).isEmpty();
    commit(claim("l", "three"), account("eve@example.com"));
  }

  @Test
  @DisplayName(
      "RE-2: of 32 commits under one name at once one is stored, and the others name the key")
  default void ofManyAtOnceOneIsStored() throws Exception {
    var stored = new ConcurrentLinkedQueue<String>();
    var refused = new ConcurrentLinkedQueue<UniqueKey>();
    inParallel(
        32,
        number -> {
          var account = account("crowd" + number + "@example.com");
          try {
            commit(claim("k", "attempt-" + number), account);
            stored.add(account.state().id().value());
          } catch (KeyTaken taken) {
            refused.add(taken.key());
          }
        });

    assertThat(refused).hasSize(31).containsOnly(UniqueKey.IDEMPOTENCY_KEY);
    assertThat(answers().await("k").orElseThrow().stored()).containsExactlyElementsOf(stored);
    for (var number = 0; number < 32; number++) {
      var email = new EmailAddress("crowd" + number + "@example.com");
      assertThat(accounts().findByEmail(email).map(a -> a.state().id().value()))
          .matches(found -> found.isEmpty() || stored.contains(found.get()));
    }
  }

  @Test
  @DisplayName("API-6: of two answers without a change under one name at once one is kept")
  default void ofTwoAnswersAtOnceOneIsKept() throws Exception {
    var outcomes =
        atOnce(() -> kept(claim("k", "one"), CREATED), () -> kept(claim("k", "two"), OTHER));

    assertThat(outcomes).filteredOn(KeyTaken.class::isInstance).hasSize(1);
    var winner = outcomes.getFirst() instanceof KeyTaken ? OTHER : CREATED;
    assertThat(answers().await("k").orElseThrow().answer()).isEqualTo(winner);
  }

  private boolean kept(IdempotencyClaim claim, Answer answer) {
    answers().keep(claim, answer);
    return true;
  }

  private static void assertTaken(Runnable attempt) {
    assertThatExceptionOfType(KeyTaken.class)
        .isThrownBy(attempt::run)
        .satisfies(taken -> assertThat(taken.key()).isEqualTo(UniqueKey.IDEMPOTENCY_KEY));
  }
}
