/** What log lines look like (OB-6), and that no secret is in them (OB-7). */
@NullMarked
package io.neosc.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
