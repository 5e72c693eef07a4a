/**
 * How this service talks to providers of texts, whoever they are: one door to the network behind
 * one guard of addresses, and one lane for each method with tries, a breaker and a bulkhead.
 *
 * <p>Annotations of a fault tolerance library cannot say what is promised here: one budget of time
 * over all tries, their pauses and the reading of the answer, and pauses that the provider names.
 */
@NullMarked
package backdrop.prompt.provider;

import org.jspecify.annotations.NullMarked;
