package backdrop.inference.generation;

/** What it takes to paint a generation. */
public record Workshop(
    Generations generations,
    Artifacts artifacts,
    ProductSource products,
    Painter painter,
    ProgressFeed feed,
    Replica replica,
    WorkRules rules,
    WorkObserver observer) {}
