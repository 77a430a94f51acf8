@NullMarked
package io.neosc.application.catalogue;

import org.jspecify.annotations.NullMarked;
