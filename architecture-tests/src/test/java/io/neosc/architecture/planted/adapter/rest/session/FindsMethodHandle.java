package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Reflection by its modern name. */
@Breaks(19)
final class FindsMethodHandle {
  MethodHandle find() throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .findVirtual(String.class, "length", MethodType.methodType(int.class));
  }
}
