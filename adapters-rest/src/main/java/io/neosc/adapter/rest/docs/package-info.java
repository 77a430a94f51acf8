/** The description of the API and of its problem codes, to be read. */
@NullMarked
package io.neosc.adapter.rest.docs;

import org.jspecify.annotations.NullMarked;
