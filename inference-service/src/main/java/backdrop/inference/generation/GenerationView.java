package backdrop.inference.generation;

import java.util.Optional;

/** A generation as it is, with how far it is; progress is empty once it has ended. */
public record GenerationView(Generation generation, Optional<Progress> progress) {}
