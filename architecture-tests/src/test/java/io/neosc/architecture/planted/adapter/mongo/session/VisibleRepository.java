package io.neosc.architecture.planted.adapter.mongo.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** An adapter that anybody can name. */
@Breaks(7)
public final class VisibleRepository {}
