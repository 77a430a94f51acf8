/** One account's use of one workspace, from launch to its end. */
@NullMarked
package io.neosc.domain.session;

import org.jspecify.annotations.NullMarked;
