/** What people configure: the one catalogue of keys, and where their values come from (OP-4). */
@NullMarked
package io.neosc.bootstrap.config;

import org.jspecify.annotations.NullMarked;
