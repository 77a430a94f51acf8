package io.neosc.bootstrap.demo;

import io.neosc.application.setup.port.in.FirstStart;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The demo beside a running server: people who use it over HTTP, and what to try next (OP-2). */
public final class Demo implements AutoCloseable {
  private static final List<String> NAMES =
      List.of(
          "Ana Keller", "Bo Lindqvist", "Chika Obi", "Dmitri Orlov", "Eva Novak", "Farid Amani");

  private final List<Person> people;

  private Demo(List<Person> people) {
    this.people = people;
  }

  /**
   * Tells {@code out} what can be tried and sends the people to work.
   *
   * @param password what all these people sign in with
   */
  public static Demo start(URI server, FirstStart.Admin admin, String password, PrintStream out) {
    var people =
        NAMES.stream()
            .map(name -> new Person(new Api(server), name, emailOf(name), password))
            .toList();
    var addresses = Colleagues.make(server, admin, password);
    addresses.put("user", emailOf(NAMES.getFirst()));
    Guide.print(out, server, admin, addresses, password);
    people.forEach(person -> Thread.ofVirtual().name("demo").start(person));
    return new Demo(people);
  }

  private static String emailOf(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@neosc.local";
  }

  /** Everybody leaves, with the answer to what was asked last. */
  @Override
  public void close() throws InterruptedException {
    people.forEach(Person::leave);
    for (var person : people) {
      person.awaitGone();
    }
  }
}
