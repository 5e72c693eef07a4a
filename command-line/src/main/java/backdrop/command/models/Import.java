package backdrop.command.models;

import backdrop.command.Refusal;
import backdrop.command.Surroundings;
import backdrop.command.models.source.ModelSource;
import backdrop.command.models.source.ModelSource.Pick;
import backdrop.command.models.source.SourceFile;
import backdrop.command.models.tryout.Painted;
import backdrop.command.outbound.TransferFailure;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.ModelVariant;
import backdrop.diffusion.model.FileDigest;
import backdrop.diffusion.model.ModelManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One import: plan, copy, digest, paint, appear. Until the last step nobody sees anything of it,
 * whatever happens.
 */
final class Import {

  /** Room for what the system writes beside the model. */
  private static final long SPARE_BYTES = 256L << 20;

  private final Surroundings surroundings;
  private final ModelSource source;
  private final ModelStore store;
  private final Path target;

  Import(Surroundings surroundings, ModelSource source, String name) {
    this.surroundings = surroundings;
    this.source = source;
    this.store = new ModelStore(surroundings.modelStore());
    this.target = store.place(name);
    if (store.find(name).isPresent()) {
      throw new Refusal(
          "there is a model '%1$s' already: remove it (./backdrop models remove %1$s) or give --name"
              .formatted(name));
    }
  }

  /** The folder of the imported model. */
  Path run() {
    Selection selection = Selection.of(source.origin(), source.files());
    surroundings
        .err()
        .printf(
            "%s: %d files, %s%n",
            source.origin(), selection.picks().size(), Sizes.text(selection.bytes()));
    try (Staging staging = store.stage(key(), source.resumable())) {
      try {
        checkSpace(selection.bytes());
        copy(selection, staging.model());
        finish(selection, staging.model());
        staging.publish(target);
        return target;
      } catch (TransferFailure e) {
        staging.keep();
        throw new TransferFailure(e.getMessage() + "; the same command goes on from here", e);
      }
    }
  }

  /** The same source finds again what an earlier import of it left. */
  private String key() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(source.origin().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private void checkSpace(long bytes) {
    long free = store.freeBytes();
    if (free - SPARE_BYTES < bytes) {
      throw new Refusal(
          "the model needs %s, and the disk of %s has %s left"
              .formatted(Sizes.text(bytes), target.getParent(), Sizes.text(free)));
    }
  }

  private void copy(Selection selection, Path model) {
    try (ProgressLine progress = new ProgressLine(surroundings, "Copying", selection.bytes())) {
      for (Pick pick : selection.picks()) {
        Files.createDirectories(model.resolve(pick.target()).getParent());
      }
      source.copy(selection.picks(), model, progress);
    } catch (IOException e) {
      throw new Refusal("cannot copy the model: " + e.getMessage(), e);
    }
  }

  private void finish(Selection selection, Path model) {
    Map<String, FileDigest> digests;
    try (ProgressLine progress = new ProgressLine(surroundings, "Reading", selection.bytes())) {
      digests = Seal.of(model, progress::bytes);
    }
    selection.picks().forEach(pick -> compare(pick, digests));
    compareWithAuthors(model, digests);
    surroundings.err().println("Painting one step with it");
    ManifestFile manifest = ManifestFile.of(model).files(digests);
    manifest.write();
    complete(manifest, model, Rehearsal.of(model)).write();
  }

  private static void compare(Pick pick, Map<String, FileDigest> digests) {
    SourceFile file = pick.file();
    FileDigest found = digests.get(pick.target());
    if (found != null
        && file.sha256().filter(wanted -> !wanted.equals(found.sha256())).isPresent()) {
      throw new Refusal(
          "%s arrived with another digest than its source announces".formatted(file.path()));
    }
  }

  /** A sealed source must still be what its author sealed. */
  private static void compareWithAuthors(Path model, Map<String, FileDigest> digests) {
    ModelManifest.read(model)
        .files()
        .forEach(
            (path, wanted) -> {
              FileDigest found = digests.get(path);
              if (found != null && !found.equals(wanted)) {
                throw new Refusal(
                    "%s is damaged: its digest is not the one in %s"
                        .formatted(path, ModelManifest.FILE));
              }
            });
  }

  private ManifestFile complete(ManifestFile manifest, Path model, Rehearsal rehearsal) {
    Painted painted = rehearsal.painted();
    List<ModelVariant> variants = List.copyOf(ModelFolder.at(model).variants());
    return manifest
        .fill("name", target.getFileName().toString())
        .fill("family", painted.family())
        .fill("license", source.license())
        .fill("license", ModelCard.license(model))
        .fill("nativeSize", painted.nativeSize())
        .fill("sizeMultiple", painted.sizeMultiple())
        .fill("sampler", painted.sampler())
        .fill("steps", painted.steps())
        .fill("guidanceScale", painted.guidanceScale())
        .put("source", source.origin())
        .imported(Instant.now().truncatedTo(ChronoUnit.SECONDS))
        .variants(variants, rehearsal.untried());
  }
}
