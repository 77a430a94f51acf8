package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.shared.port.StoreUnusable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StartFailureTest {
  private final StringWriter told = new StringWriter();

  @Test
  @DisplayName("OP-11: what people can mend is one sentence without a stack trace, exit code 2")
  void whatPeopleCanMendIsOneSentence() {
    assertThat(report(new RuntimeException(new StartRefused("Set X.")))).isEqualTo(2);
    assertThat(told).hasToString("neosc: Set X." + System.lineSeparator());
  }

  @Test
  void anUnusableStoreIsOneSentence() {
    assertThat(report(new StoreUnusable("It is a standalone."))).isEqualTo(2);
    assertThat(told.toString()).isEqualToIgnoringNewLines("neosc: It is a standalone.");
  }

  @Test
  void aTakenPortNamesTheVariable() {
    assertThat(report(new RuntimeException(new BindException("in use")))).isEqualTo(2);
    assertThat(told.toString()).contains("STATUS_PORT").doesNotContain("\tat ");
  }

  @Test
  @DisplayName("OP-4: a value that an adapter refuses is one sentence that names its key")
  void aValueThatAnAdapterRefusesIsOneSentence() {
    assertThat(report(new RuntimeException(new IllegalArgumentException("neosc.x is positive"))))
        .isEqualTo(2);
    assertThat(told.toString()).isEqualToIgnoringNewLines("neosc: neosc.x is positive");
  }

  @Test
  void whatNobodyExpectedIsToldInFull() {
    assertThat(report(new IllegalArgumentException("a bug"))).isEqualTo(1);
    assertThat(told.toString()).contains("a bug").contains("\tat ");
  }

  private int report(Throwable failure) {
    return StartFailure.of(failure).report(new PrintWriter(told));
  }
}
