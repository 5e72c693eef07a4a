package backdrop.picture.market;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The presets that may be chosen. Immutable. */
public final class Presets {
  private static final long MAX_FILE = 64 * 1024;

  /** In the order that people see. */
  private static final List<String> BUILT_IN =
      List.of(
          "ozon",
          "wildberries",
          "yandex-market",
          "megamarket-main",
          "megamarket-more",
          "amazon-main",
          "amazon-more",
          "google-merchant",
          "etsy",
          "shopify",
          "mercado-libre");

  private final Map<String, MarketPreset> byId;

  private Presets(Map<String, MarketPreset> byId) {
    this.byId = byId;
  }

  /** Those that come with Backdrop. */
  public static Presets builtIn() {
    Map<String, MarketPreset> byId = new LinkedHashMap<>();
    for (String id : BUILT_IN) {
      byId.put(id, PresetFile.read(id + ".json", resource(id + ".json")));
    }
    return new Presets(byId);
  }

  /**
   * These and what a directory holds: each {@code *.json} file, by name, adds a preset or replaces
   * the one of its id.
   *
   * @throws PresetException for a directory that is not there and a file that is no preset; nothing
   *     is used of a directory with a broken file
   */
  public Presets with(Path directory) {
    Map<String, MarketPreset> all = new LinkedHashMap<>(byId);
    if (!Files.isDirectory(directory)) {
      throw new PresetException(directory + " is not a directory with presets");
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(Presets::isPreset).sorted().toList()) {
        if (Files.size(file) > MAX_FILE) {
          throw new PresetException(file + ": has more than 64 KiB");
        }
        MarketPreset preset = PresetFile.read(file.toString(), Files.readString(file));
        all.put(preset.id(), preset);
      }
    } catch (IOException unreadable) {
      throw new PresetException(directory + " cannot be read: " + unreadable.getMessage());
    }
    return new Presets(all);
  }

  /** In the order that people see. */
  public List<MarketPreset> all() {
    return List.copyOf(byId.values());
  }

  public Optional<MarketPreset> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private static String resource(String name) {
    try (InputStream in = Presets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the preset " + name + " was not built in");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isPreset(Path file) {
    return file.getFileName().toString().endsWith(".json") && Files.isRegularFile(file);
  }
}
