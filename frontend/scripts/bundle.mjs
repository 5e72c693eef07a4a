// Builds the browser app into the folder named by the first argument. Does only what is needed: `npm ci` when the installed
// packages differ from package-lock.json, `vite build` when a source has changed since the last bundle in that folder.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = resolve(process.argv[2] ?? join(root, "target/classes/META-INF/resources"));
const installedMark = join(root, "node_modules/.backdrop-installed");
const bundleMark = join(root, "target/bundle.sha256");

function files(path) {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function digest(...names) {
  const hash = createHash("sha256").update(process.version);
  for (const file of names.flatMap((name) => files(join(root, name)))) {
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function isMarked(mark, value) {
  return existsSync(mark) && readFileSync(mark, "utf8") === value;
}

function run(command, ...args) {
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" };
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", env });
  if (error || status !== 0) {
    console.error(`frontend: ${command} ${args.join(" ")} failed${error ? `: ${error.message}` : ""}`);
    process.exit(status || 1);
  }
}

const packages = digest("package-lock.json");
if (!isMarked(installedMark, packages)) {
  run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
  writeFileSync(installedMark, packages);
}

const sources = digest("package-lock.json", "index.html", "vite.config.ts", "tsconfig.json", "src", "public");
if (!isMarked(bundleMark, sources) || !existsSync(join(output, "index.html"))) {
  rmSync(bundleMark, { force: true });
  run("npx", "--no-install", "vite", "build", "--outDir", output, "--emptyOutDir", "--logLevel", "warn");
  mkdirSync(dirname(bundleMark), { recursive: true });
  writeFileSync(bundleMark, sources);
}
