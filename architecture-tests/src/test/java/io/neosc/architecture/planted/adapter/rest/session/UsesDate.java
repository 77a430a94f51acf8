package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import java.util.Date;

/** A date that others can change. */
@Breaks(18)
@SuppressWarnings("JavaUtilDate") // planted: rule 18 has to find it
record UsesDate(Date date) {}
