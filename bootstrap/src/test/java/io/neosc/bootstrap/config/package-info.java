@NullMarked
package io.neosc.bootstrap.config;

import org.jspecify.annotations.NullMarked;
