package backdrop.prompt.translation;

/**
 * A term and what it is to be called in the other language.
 *
 * @param source base form in the source language
 * @param target in the target language
 */
public record GlossaryPair(String source, String target) {}
