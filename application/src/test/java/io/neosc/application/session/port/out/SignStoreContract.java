package io.neosc.application.session.port.out;

import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.testing.CommitsFixture;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SignOfLife;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link SignStore} promises. */
public interface SignStoreContract {

  SignStore signs();

  private static SignOfLife aFullSign(SessionId id, int second) {
    var at = NOON.plusSeconds(second).plusMillis(1);
    return new SignOfLife(
        id,
        at,
        at.plusMillis(1),
        at.plusMillis(2),
        at.plusMillis(3),
        (1L << 53) - 100 + second,
        (long) second);
  }

  @Test
  @DisplayName("SE-7 signs are kept whole, the least and the fullest, to the millisecond")
  default void signsAreKeptWhole() {
    var least = SignOfLife.seen(SessionFixture.aSessionId(), NOON.plusMillis(1));
    var fullest = aFullSign(SessionFixture.aSessionId(), 1);
    var unknown = SessionFixture.aSessionId();
    signs().store(List.of(least, fullest));

    assertThat(signs().find(List.of(least.session(), fullest.session(), unknown)))
        .isEqualTo(Map.of(least.session(), least, fullest.session(), fullest));
    assertThat(signs().find(List.of(unknown))).isEmpty();
    assertThat(signs().find(List.of())).isEmpty();
    signs().store(List.of());
  }

  @Test
  @DisplayName("SE-7 each part keeps its largest value, whatever the order, repeated or not")
  default void eachPartOnlyGrows() {
    var id = SessionFixture.aSessionId();
    var parts = new ArrayList<SignOfLife>();
    parts.add(SignOfLife.seen(id, NOON.plusSeconds(9)));
    parts.add(new SignOfLife(id, NOON, NOON.plusSeconds(5), null, null, 7L, null));
    parts.add(new SignOfLife(id, NOON, null, NOON.plusSeconds(6), null, 0L, 3L));
    parts.add(new SignOfLife(id, NOON, NOON, NOON, NOON, 6L, null));
    var together = parts.stream().reduce(SignOfLife::and).orElseThrow();

    Collections.reverse(parts);
    parts.forEach(part -> signs().store(List.of(part)));
    parts.forEach(part -> signs().store(List.of(part)));

    assertThat(signs().find(List.of(id))).isEqualTo(Map.of(id, together));
  }

  @Test
  @DisplayName("SE-7 of several nodes that store the same new sessions at once nobody loses a sign")
  default void nodesDoNotOverwriteEachOther() throws Exception {
    var ids = LongStream.range(0, 200).mapToObj(_ -> SessionFixture.aSessionId()).toList();

    CommitsFixture.inParallel(
        8,
        node ->
            signs()
                .store(
                    ids.stream().map(id -> aFullSign(id, (node + ids.indexOf(id)) % 8)).toList()));

    assertThat(signs().find(ids))
        .isEqualTo(
            IntStream.range(0, ids.size())
                .boxed()
                .collect(Collectors.toMap(ids::get, i -> aFullSign(ids.get(i), 7))));
  }
}
