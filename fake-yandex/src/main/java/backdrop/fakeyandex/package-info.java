/**
 * A real HTTP server with Yandex's contracts for completion, tokenize, translate, detect, languages
 * and IAM tokens: the same paths, field names, number formats and error shapes, and stricter about
 * what it accepts.
 */
@NullMarked
package backdrop.fakeyandex;

import org.jspecify.annotations.NullMarked;
