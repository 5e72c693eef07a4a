package backdrop.inference.generation;

import backdrop.inference.reason.InferenceReason;

/**
 * Why something could not be painted: data of a generation, not an exception.
 *
 * @param message a sentence for people
 */
public record PaintFailure(InferenceReason reason, String message) {}
