package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** A service that invites to be extended. */
@Breaks(10)
public class OpenService {}
