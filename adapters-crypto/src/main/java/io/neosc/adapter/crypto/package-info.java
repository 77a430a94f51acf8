/** Password hashing with Argon2id, and the one source of ids and secrets. */
@NullMarked
package io.neosc.adapter.crypto;

import org.jspecify.annotations.NullMarked;
