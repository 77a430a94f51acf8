package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import java.util.logging.Logger;

/** The log that nobody collects. */
@Breaks(18)
final class UsesOldLogging {
  static final Logger LOG = Logger.getLogger("");
}
