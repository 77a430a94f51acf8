/** Harm done to the running product, and a reckoning of what it had promised (RE-1 to RE-3). */
@NullMarked
package io.neosc.benchmark.fault;

import org.jspecify.annotations.NullMarked;
