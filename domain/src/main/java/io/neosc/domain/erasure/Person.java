package io.neosc.domain.erasure;

import io.neosc.domain.identity.EmailAddress;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what a person is found in texts.
 *
 * @param names all that the account is known to have had
 */
public record Person(EmailAddress email, Set<String> names) {
  public Person {
    names = Collections.unmodifiableSet(new TreeSet<>(names));
  }

  /** The same person, who has had these names too. */
  public Person alsoNamed(Set<String> more) {
    var all = new TreeSet<>(names);
    all.addAll(more);
    return new Person(email, all);
  }

  /** Without any content: it must not reach a log by way of a message. */
  @Override
  public String toString() {
    return "Person[...]";
  }
}
