package io.neosc.bootstrap;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A terminal at which a test sits. It fails when it is asked for more than the test says. */
final class FakeTerminal implements Terminal {
  private final boolean attended;
  private final Deque<String> answers;

  private FakeTerminal(boolean attended, List<String> answers) {
    this.attended = attended;
    this.answers = new ArrayDeque<>(answers);
  }

  /** Somebody sits there and will answer so. */
  static FakeTerminal attended(String... answers) {
    return new FakeTerminal(true, List.of(answers));
  }

  /** Nobody sits there; the standard input has these lines. */
  static FakeTerminal unattended(String... lines) {
    return new FakeTerminal(false, List.of(lines));
  }

  @Override
  public boolean attended() {
    return attended;
  }

  @Override
  public String ask(String question) {
    return answer(question);
  }

  @Override
  public String askSecretly(String question) {
    return answer(question);
  }

  private String answer(String question) {
    if (!attended) {
      throw new AssertionError("nobody is there to answer: " + question);
    }
    return answers.remove();
  }

  @Override
  public String line() throws IOException {
    if (answers.isEmpty()) {
      throw new EOFException();
    }
    return answers.remove();
  }
}
