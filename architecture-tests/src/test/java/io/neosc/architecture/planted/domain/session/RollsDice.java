package io.neosc.architecture.planted.domain.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import java.util.random.RandomGenerator;

/** Chance in a rule. */
@Breaks(8)
final class RollsDice {
  int roll(RandomGenerator dice) {
    return dice.nextInt(6);
  }
}
