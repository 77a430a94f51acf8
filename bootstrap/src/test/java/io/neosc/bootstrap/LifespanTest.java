package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifespanTest {
  private final Lifespan lifespan = new Lifespan();
  private final List<String> ended = new ArrayList<>();

  @Test
  void whatCameLastEndsFirst() {
    lifespan.add(() -> ended.add("database"));
    lifespan.add(() -> ended.add("server"));

    lifespan.close();

    assertThat(ended).containsExactly("server", "database");
  }

  @Test
  void whatFailsToEndKeepsNothingElseFromEnding() {
    lifespan.add(() -> ended.add("database"));
    lifespan.add(() -> {
      throw new IllegalStateException("planted");
    });

    lifespan.close();

    assertThat(ended).containsExactly("database");
  }

  @Test
  void whatComesAfterTheEndEndsAtOnceAndIsNotStartedFurther() {
    lifespan.close();

    assertThatThrownBy(() -> lifespan.add(() -> ended.add("late")))
        .isInstanceOf(Lifespan.Over.class);
    assertThat(ended).containsExactly("late");
  }

  @Test
  void endingTwiceEndsEverythingOnce() {
    lifespan.add(() -> ended.add("server"));

    lifespan.close();
    lifespan.close();

    assertThat(ended).containsExactly("server");
  }
}
