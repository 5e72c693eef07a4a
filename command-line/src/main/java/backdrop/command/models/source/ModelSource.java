package backdrop.command.models.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a model's files come from. Nothing of the model is fetched before {@link #copy}. Every
 * method fails with a {@link backdrop.command.Refusal} that says in one sentence what is wrong.
 */
public interface ModelSource extends AutoCloseable {

  /** Where the files come from, precisely enough to get the same bytes again where that can be. */
  String origin();

  /** What the model may be called here if the user does not say. */
  String suggestedName();

  /** The licence that the source states apart from the files. */
  Optional<String> license();

  /** All files on offer. */
  List<SourceFile> files();

  /**
   * Writes each picked file to {@code into.resolve(target)}, whose folders exist.
   *
   * @param progress hears of every byte
   */
  void copy(List<Pick> picks, Path into, Progress progress) throws IOException;

  /** Whether a copy that ended early goes on from there the next time. */
  boolean resumable();

  /**
   * A file to copy.
   *
   * @param target its path in the model folder
   */
  record Pick(SourceFile file, String target) {}

  /** Hears how a copy goes on. */
  interface Progress {

    /** This file comes now. */
    void file(Pick pick);

    /** So many bytes more are here; fewer, if a transfer has to start again. */
    void bytes(long count);
  }

  @Override
  void close();
}
