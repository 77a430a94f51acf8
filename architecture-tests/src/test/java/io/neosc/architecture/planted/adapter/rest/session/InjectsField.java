package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** A dependency that no constructor shows. */
@Breaks(18)
final class InjectsField {
  @Inject @Nullable String name;
}
