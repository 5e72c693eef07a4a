package backdrop.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {
  @TempDir Path folder;

  @Test
  void liesBesideTheScriptUnlessNamed() {
    var checkout = new Checkout(folder);
    assertEquals(folder.resolve(".backdrop"), Home.folder(Map.of(), checkout));
    assertEquals(
        Path.of("/elsewhere"), Home.folder(Map.of("BACKDROP_HOME", "/elsewhere"), checkout));
  }

  @Test
  void saysInOneLineThatItCannotBeWritten() throws IOException {
    var file = Files.createFile(folder.resolve("occupied"));
    var refusal = assertThrows(StackFailure.class, () -> Home.open(file.resolve("home")));
    assertEquals(1, refusal.getMessage().lines().count());
    assertTrue(refusal.getMessage().contains("BACKDROP_HOME"), refusal.getMessage());
  }

  @Test
  void keepsTheLogsOfTheRunBefore() throws IOException {
    var home = Home.open(folder);
    Files.writeString(home.log("auth"), "last run");
    home.startNewLogs();
    assertFalse(Files.exists(home.log("auth")));
    assertEquals("last run", Files.readString(home.logs().resolve("auth.log.before")));
  }

  @Test
  void findsAModelByItsNameOrItsFolder() throws IOException {
    var home = Home.open(folder);
    var checkout = new Checkout(folder.resolve("checkout"));
    var mine = Files.createDirectories(folder.resolve("models/mine"));

    assertEquals(mine, home.model("mine", checkout));
    assertEquals(checkout.starterModel(), home.model("starter", checkout));
    assertEquals(folder, home.model(folder.toString(), checkout));
    var refusal = assertThrows(StackFailure.class, () -> home.model("nowhere", checkout));
    assertTrue(refusal.getMessage().startsWith("there is no model 'nowhere'"));
  }

  @Test
  void showsSecretsToTheirOwnerOnly() throws IOException {
    var home = Home.open(folder);
    new Secrets(home.secrets(), new SecureRandom()).secret("auth-key");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())));
  }

  @Test
  void keepsASecretAcrossRestarts() {
    var home = Home.open(folder);
    var before = new Secrets(home.secrets(), new SecureRandom()).secret("auth-key");
    var after = new Secrets(home.secrets(), new SecureRandom());
    assertEquals(before, after.secret("auth-key"));
    assertEquals(48, before.length());
  }

  @Test
  void lendsItselfToOneLauncherAtATime() {
    var home = Home.open(folder);
    var lock = HomeLock.take(home);
    var refusal = assertThrows(StackFailure.class, () -> HomeLock.take(home));
    var us = "process " + ProcessHandle.current().pid();
    assertTrue(refusal.getMessage().contains(us), refusal.getMessage());
    lock.close();
  }

  @Test
  void isFreeAgainWhenItsLauncherLeft() {
    var home = Home.open(folder);
    HomeLock.take(home).close();
    assertFalse(HomeLock.isTaken(home));
  }
}
