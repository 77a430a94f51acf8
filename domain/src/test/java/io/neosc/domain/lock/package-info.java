@NullMarked
package io.neosc.domain.lock;

import org.jspecify.annotations.NullMarked;
