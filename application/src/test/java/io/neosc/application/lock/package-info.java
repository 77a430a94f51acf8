@NullMarked
package io.neosc.application.lock;

import org.jspecify.annotations.NullMarked;
