package io.neosc.architecture.planted.adapter.mongo.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** A repository that bootstrap leans on. */
@Breaks(7)
public final class NamedFromOutside {}
