@NullMarked
package io.neosc.application.lock.port.out;

import org.jspecify.annotations.NullMarked;
