package io.neosc.architecture.planted.domain.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import org.slf4j.Logger;

/** A domain that logs. */
@Breaks(1)
public record Logging(Logger log) {}
