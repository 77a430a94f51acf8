/** Tests of hashing and ids against published vectors. */
@NullMarked
package io.neosc.adapter.crypto;

import org.jspecify.annotations.NullMarked;
