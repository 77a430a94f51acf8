package io.neosc.adapter.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.shared.port.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;

@DisplayName("API-2: sealed cursors")
final class CursorSealTest {
  private static final CursorSeal SEAL = new CursorSeal(new byte[32]);
  private static final CursorSeal OTHER =
      new CursorSeal("another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8));

  private static Cursor cursor(long at, String id) {
    return new Cursor(Instant.ofEpochMilli(at), "ses-" + id);
  }

  @Property(tries = 200)
  @Label("what is closed opens again, in its scope and with its key alone")
  void roundTrip(
      @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long at,
      @ForAll @AlphaChars @StringLength(min = 1, max = 90) String id,
      @ForAll String scope,
      @ForAll String otherScope) {
    var cursor = cursor(at, id);
    var token = SEAL.close(scope, cursor);

    assertThat(SEAL.open(scope, token)).contains(cursor);
    assertThat(OTHER.open(scope, token)).isEmpty();
    if (!scope.equals(otherScope)) {
      assertThat(SEAL.open(otherScope, token)).isEmpty();
    }
  }

  @Property(tries = 500)
  @Label("a token with any character changed does not open")
  void changedCharacter(@ForAll @IntRange(max = 200) int where, @ForAll @AlphaChars char what) {
    var token = SEAL.close("/api/sessions", cursor(1_772_706_600_000L, "1"));
    var at = where % (token.length() - 1);
    var changed = token.substring(0, at) + what + token.substring(at + 1);

    assertThat(SEAL.open("/api/sessions", changed).isPresent()).isEqualTo(changed.equals(token));
  }

  @Property(tries = 500)
  @Label("no text that somebody makes up opens, and none fails")
  void madeUp(@ForAll String token) {
    assertThat(SEAL.open("/api/sessions", token)).isEmpty();
  }
}
