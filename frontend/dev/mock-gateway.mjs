// A stand-in for the gateway with everything in memory, for working on the browser app without the services:
// `npm run mock`, then BACKDROP_GATEWAY=http://127.0.0.1:8099 npm run dev.
import { createServer } from "node:http";
import { painted, photoSize, silhouetteMask } from "./mock-pictures.mjs";
import { mockExportCheck, mockPresets } from "./mock-presets.mjs";
import { mockStyles, mockSuggestions } from "./mock-texts.mjs";

const PORT = Number(process.env.PORT ?? 8099);
const STEP_MS = Number(process.env.STEP_MS ?? 120);

/** The account whose request is being answered; handlers do not wait, so one at a time is enough. */
let account = null;
const accounts = new Map();
let nextId = 1;
const photos = new Map();
const generations = new Map();
const records = new Map();
const keys = new Map();
const styles = new Map();
const id = (kind) => `${kind}-${String(nextId++).padStart(4, "0")}`;
const now = () => new Date().toISOString();

const generationLinks = (generation, index) => ({
  image: `/api/generations/${generation.generationId}/images/${index}`,
});

function photoJson(photo) {
  const { bytes, mask, maskPng, ...known } = photo;
  const base = `/api/photos/${photo.photoId}`;
  return { ...known, mask, links: { photo: `${base}/image`, thumbnail: `${base}/thumbnail`, mask: `${base}/mask` } };
}

function recordJson({ recordId, favourite, note, generation }) {
  const images = generation.images.map((image) => {
    const address = `/api/records/${recordId}/images/${image.index}`;
    return { ...image, links: { image: address, thumbnail: `${address}/thumbnail` } };
  });
  return { recordId, favourite, note, generation: { ...generation, images } };
}

function addPhoto(body) {
  const split = body.indexOf("\r\n\r\n");
  const head = body.subarray(0, split).toString("latin1");
  const fileName = /filename="([^"]*)"/.exec(head)?.[1] ?? "photo";
  const boundary = head.slice(0, head.indexOf("\r\n"));
  const bytes = Buffer.from(body.subarray(split + 4, body.indexOf(`\r\n${boundary}`, split + 4, "latin1")));
  const size = photoSize(bytes);
  const photo = {
    photoId: id("photo"),
    ...size,
    hasAlpha: false,
    fileName,
    createdAt: now(),
    bytes,
    maskPng: silhouetteMask(fileName, size),
    mask: { maskId: id("mask"), confidence: fileName.startsWith("jar") ? 0.55 : 0.96, method: "automatic" },
  };
  photos.set(photo.photoId, photo);
  return photo;
}

const ownStyles = () => [...styles.values()].filter((own) => own.owner === account).map((own) => own.style);
const portable = ({ name, description, template, negativePrompt, suggested }) => ({
  name,
  description,
  template,
  negativePrompt,
  suggested,
});

function keepStyle(styleId, revision, design) {
  const both = ({ en = "", ru = "" } = {}) => ({ en: en || ru, ru: ru || en });
  const { template, negativePrompt, suggested } = portable(design);
  const style = {
    styleId,
    name: both(design.name),
    description: both(design.description),
    template,
    negativePrompt,
    suggested: suggested ?? {},
    builtIn: false,
    revision,
    background: "painted",
  };
  styles.set(styleId, { owner: account, style });
  return style;
}

/** One token a word, thirty of which are read. */
function fitOf(text) {
  const words = text.split(/\s+/).filter(Boolean);
  return { tokens: words.length, limit: 30, droppedWords: words.slice(30) };
}

function startGeneration(request) {
  const style = mockStyles.find((known) => known.styleId === request.styleId);
  const seed = request.seed ?? 1_234_567 + nextId;
  const generation = {
    generationId: id("generation"),
    state: "queued",
    settings: {
      model: "starter",
      prompt: `${request.scene ?? ""}, product photo, ${style?.name.en ?? "clean"}`,
      negativePrompt: request.negative ?? "",
      seed,
      count: request.count,
      steps: request.steps ?? 12,
      guidanceScale: request.guidanceScale ?? 4,
      sampler: "ddim",
      size: request.size,
      placement: request.placement,
      shadowStrength: request.shadowStrength ?? 0.5,
      format: request.format ?? "png",
      background: request.background ?? "painted",
      promptSyntax: request.promptSyntax ?? "literal",
      shadow: { mode: "contact", direction: 225, softness: 0.5, length: 0.6, spread: 0.5, ...request.shadow },
      backgroundColors: request.backgroundColors ?? null,
      lightMatching: request.lightMatching ?? "none",
      quality: request.quality ?? null,
      maxBytes: request.maxBytes ?? null,
      transparent: request.transparent ?? false,
      presetId: request.presetId ?? null,
    },
    labels: {
      photoId: request.photoId,
      scene: request.scene ?? "",
      styleId: request.styleId ?? "",
      styleName: style?.name ?? { en: "", ru: "" },
      product: "",
      droppedPhrases: [],
    },
    images: [],
    progress: { phase: "waiting", position: 2, estimatedWaitMs: 4000 },
    failure: null,
    createdAt: now(),
    startedAt: null,
    finishedAt: null,
    attempts: 0,
    promptFit: fitOf(request.scene ?? ""),
    negativePromptFit: fitOf(request.negative ?? ""),
  };
  generation.images = Array.from({ length: request.count }, (_, index) => ({
    index,
    seed: seed + index,
    state: "queued",
    failure: null,
    width: null,
    height: null,
    mediaType: null,
    bytes: null,
    fidelity: null,
    timings: null,
    quality: null,
    check: null,
    links: generationLinks(generation, index),
  }));
  const run = { generation, owner: account, watchers: new Set() };
  generations.set(generation.generationId, run);
  paint(run);
  return generation;
}

function checkOf(generation, image) {
  const { after, passed } = mockExportCheck({ images: [{ recordId: generation.generationId, index: image.index }] })
    .images[0];
  return { passed, rules: after };
}

async function paint(run) {
  const { generation } = run;
  const wait = () => new Promise((resolve) => setTimeout(resolve, STEP_MS));
  const tell = (event, data) => {
    for (const send of run.watchers) {
      send(event, data);
    }
  };
  for (let i = 0; i < 6; i++) {
    await wait();
  }
  generation.state = "running";
  generation.startedAt = now();
  const { steps, count } = generation.settings;
  for (const image of generation.images) {
    if (image.state === "cancelled") {
      continue;
    }
    image.state = "running";
    for (let step = 1; step <= steps && image.state === "running"; step++) {
      await wait();
      const left = ((count - image.index) * steps - step) * STEP_MS;
      generation.progress = {
        phase: "stepping",
        imageIndex: image.index,
        step,
        steps,
        elapsedMs: step * STEP_MS,
        estimatedRemainingMs: left,
      };
      tell("progress", generation.progress);
      const blurred = painted(photos.get(generation.labels.photoId), generation, image.index, 1 - step / steps);
      tell("preview", {
        imageIndex: image.index,
        step,
        image: `data:image/svg+xml;base64,${blurred.toString("base64")}`,
      });
    }
    if (image.state === "running") {
      Object.assign(image, {
        state: "succeeded",
        width: generation.settings.size.width,
        height: generation.settings.size.height,
        mediaType: "image/svg+xml",
        bytes: 100_000,
        fidelity: {
          maxProductDiff: 0,
          pixelsCompared: 201_344,
          halo: 0.01,
          scale: 0.63,
          resampling: "lanczos3",
          exact: true,
          adjustment: "none",
          maxShownDiff: 0,
          maxEdgeDiff: 0.5,
          frame: { x: 200, y: 180, width: 520, height: 760 },
          productShare: 0.31,
        },
        check: generation.settings.presetId
          ? { presetId: generation.settings.presetId, ...checkOf(generation, image) }
          : null,
        timings: { totalMs: steps * STEP_MS, modelMs: steps * STEP_MS - 40, compositingMs: 30, encodingMs: 10 },
      });
    }
    tell("image", image);
  }
  finish(run, generation.images.some((image) => image.state === "succeeded") ? "succeeded" : "cancelled", tell);
}

function finish(run, state, tell) {
  Object.assign(run.generation, { state, progress: null, finishedAt: now() });
  tell("finished", run.generation);
  run.watchers.clear();
  if (state === "succeeded") {
    const recordId = id("record");
    records.set(recordId, {
      owner: run.owner,
      recordId,
      favourite: false,
      note: "",
      generation: structuredClone(run.generation),
    });
  }
}

function watch(run, reply) {
  reply.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  let sequence = 0;
  const send = (event, data) => {
    reply.write(`id: ${++sequence}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (event === "finished") {
      reply.end();
    }
  };
  send("snapshot", run.generation);
  if (run.generation.finishedAt) {
    send("finished", run.generation);
  } else {
    run.watchers.add(send);
    reply.on("close", () => run.watchers.delete(send));
  }
}

const problem = (status, reason, detail = "", fields = []) => ({
  status,
  type: "application/problem+json",
  json: { type: `/problems/${reason.toLowerCase()}`, title: reason, status, detail, reason, fields },
});
const ok = (json, status = 200) => ({ status, json });
const file = (bytes, type) => ({ status: 200, type, bytes });
const svg = (bytes) => file(bytes, "image/svg+xml");

/** [method, pattern, handler(params, body, query)]; a handler answers {status, json | bytes}. */
const routes = [
  ["GET", "/api/session", () => (account ? ok({ account }) : problem(401, "TOKEN_MISSING"))],
  [
    "POST",
    "/api/session",
    ({ body }) =>
      body.password.includes("wrong")
        ? problem(401, "WRONG_PASSWORD", "E-mail or password is wrong.")
        : ok({ account: enter(body) }),
  ],
  [
    "POST",
    "/api/session/register",
    ({ body }) =>
      body.password.length < 12
        ? problem(400, "PASSWORD_TOO_SHORT", "must have at least 12 characters", [
            { field: "password", rule: "at least 12" },
          ])
        : ok({ account: enter(body) }, 201),
  ],
  [
    "DELETE",
    "/api/session",
    () => {
      account = null;
      return { status: 204 };
    },
  ],
  [
    "PATCH",
    "/api/account",
    ({ body }) => {
      Object.assign(account, body);
      return ok({ account });
    },
  ],
  [
    "POST",
    "/api/account/password",
    ({ body }) => (body.currentPassword.includes("wrong") ? problem(401, "WRONG_PASSWORD") : { status: 204 }),
  ],
  [
    "GET",
    "/api/capabilities",
    () =>
      ok({
        models: [{ name: "starter", defaultSteps: 20, defaultGuidanceScale: 4 }],
        maxCount: 8,
        maxSteps: 100,
        upload: { maxBytes: 20 * 1024 * 1024, types: ["image/jpeg", "image/png", "image/webp"] },
      }),
  ],
  ["GET", "/api/presets", () => ok({ presets: mockPresets })],
  ["POST", "/api/exports/checks", ({ body }) => ok(mockExportCheck(body))],
  ["POST", "/api/exports", () => file(Buffer.from("PK"), "application/zip")],
  ["GET", "/api/styles", () => ok({ items: [...mockStyles, ...ownStyles()] })],
  ["GET", "/api/styles/export", () => ok({ styles: ownStyles().map(portable) })],
  ["POST", "/api/styles", ({ body }) => ok(keepStyle(id("style"), 1, body), 201)],
  ["POST", "/api/styles/import", ({ body }) => ok({ items: body.styles.map((one) => keepStyle(id("style"), 1, one)) })],
  ["GET", "/api/styles/:id", ({ params }) => withStyle(params[0], (style) => ok(style))],
  [
    "PUT",
    "/api/styles/:id",
    ({ params, body }) =>
      withStyle(params[0], (style) =>
        style.revision === body.expectedRevision
          ? ok(keepStyle(style.styleId, style.revision + 1, body))
          : problem(409, "STYLE_CHANGED"),
      ),
  ],
  [
    "DELETE",
    "/api/styles/:id",
    ({ params }) => {
      styles.delete(params[0]);
      return { status: 204 };
    },
  ],
  ["POST", "/api/prompts/suggestions", () => ok({ suggestions: mockSuggestions, source: "built_in" })],
  ["GET", "/api/keys", () => ok({ items: [...keys.values()] })],
  [
    "POST",
    "/api/keys",
    ({ body }) => {
      const key = { keyId: id("key"), name: body.name, prefix: "bg_live_7Hq2", createdAt: now(), lastUsedAt: null };
      keys.set(key.keyId, key);
      return ok({ key, secret: "bg_live_7Hq2nVvYb3kTq0cZ8xLwPa5sRd9mEj4u" }, 201);
    },
  ],
  [
    "DELETE",
    "/api/keys/:id",
    ({ params }) => {
      keys.delete(params[0]);
      return { status: 204 };
    },
  ],
  ["POST", "/api/photos", ({ raw }) => ok({ photo: photoJson(addPhoto(raw)), maskProblem: null }, 201)],
  ["GET", "/api/photos/:id", ({ params }) => withPhoto(params[0], (photo) => ok({ photo: photoJson(photo) }))],
  [
    "PUT",
    "/api/photos/:id/mask",
    ({ params, raw }) =>
      withPhoto(params[0], (photo) => {
        photo.maskPng = raw;
        photo.mask = { maskId: id("mask"), confidence: null, method: "painted" };
        return ok({ photo: photoJson(photo) });
      }),
  ],
  // Answers the kept mask, whatever is asked for.
  [
    "POST",
    "/api/photos/:id/mask/edits",
    ({ params }) => withPhoto(params[0], (photo) => file(photo.maskPng, "image/png")),
  ],
  ["GET", "/api/photos/:id/image", ({ params }) => withPhoto(params[0], (photo) => file(photo.bytes, "image/jpeg"))],
  [
    "GET",
    "/api/photos/:id/thumbnail",
    ({ params }) => withPhoto(params[0], (photo) => file(photo.bytes, "image/jpeg")),
  ],
  ["GET", "/api/photos/:id/mask", ({ params }) => withPhoto(params[0], (photo) => file(photo.maskPng, "image/png"))],
  ["POST", "/api/generations", ({ body }) => ok({ generation: startGeneration(body) }, 202)],
  [
    "GET",
    "/api/generations",
    ({ query }) =>
      ok({
        items: [...generations.values()]
          .filter((run) => run.owner === account)
          .map((run) => run.generation)
          .filter((generation) => query.get("active") !== "true" || !generation.finishedAt),
        nextCursor: null,
      }),
  ],
  ["GET", "/api/generations/:id", ({ params }) => withRun(params[0], (run) => ok({ generation: run.generation }))],
  [
    "POST",
    "/api/generations/:id/cancellation",
    ({ params, body }) =>
      withRun(params[0], (run) => {
        for (const image of run.generation.images) {
          if (
            (body.imageIndex === undefined || body.imageIndex === image.index) &&
            ["queued", "running"].includes(image.state)
          ) {
            image.state = "cancelled";
          }
        }
        return ok({ generation: run.generation });
      }),
  ],
  [
    "GET",
    "/api/generations/:id/images/:index",
    ({ params }) =>
      withRun(params[0], ({ generation }) =>
        svg(painted(photos.get(generation.labels.photoId), generation, Number(params[1]), 0)),
      ),
  ],
  [
    "GET",
    "/api/records",
    ({ query }) =>
      ok({
        items: [...records.values()]
          .reverse()
          .filter((record) => record.owner === account)
          .filter((record) => query.get("favourites") !== "true" || record.favourite)
          .map(recordJson),
        nextCursor: null,
      }),
  ],
  ["GET", "/api/records/:id", ({ params }) => withRecord(params[0], (record) => ok(recordJson(record)))],
  [
    "PATCH",
    "/api/records/:id",
    ({ params, body }) => withRecord(params[0], (record) => ok(recordJson(Object.assign(record, body)))),
  ],
  [
    "DELETE",
    "/api/records/:id",
    ({ params }) => {
      records.delete(params[0]);
      return { status: 204 };
    },
  ],
  [
    "GET",
    "/api/records/:id/images/:index",
    ({ params }) =>
      withRecord(params[0], ({ generation }) =>
        svg(painted(photos.get(generation.labels.photoId), generation, Number(params[1]), 0)),
      ),
  ],
  [
    "GET",
    "/api/records/:id/images/:index/thumbnail",
    ({ params }) =>
      withRecord(params[0], ({ generation }) =>
        svg(painted(photos.get(generation.labels.photoId), generation, Number(params[1]), 0)),
      ),
  ],
].map(([method, path, handle]) => ({ method, pattern: new RegExp(`^${path.replace(/:\w+/g, "([^/]+)")}$`), handle }));

function enter({ email, name = "" }) {
  account = { accountId: id("account"), email, name, language: "en", createdAt: now() };
  accounts.set(account.accountId, account);
  return account;
}
const withPhoto = (key, then) => (photos.has(key) ? then(photos.get(key)) : problem(404, "PHOTO_NOT_FOUND"));
const withStyle = (key, then) =>
  styles.get(key)?.owner === account ? then(styles.get(key).style) : problem(404, "STYLE_NOT_FOUND");
const withRun = (key, then) =>
  generations.has(key) ? then(generations.get(key)) : problem(404, "GENERATION_NOT_FOUND");
const withRecord = (key, then) => (records.has(key) ? then(records.get(key)) : problem(404, "RECORD_NOT_FOUND"));

createServer(async (request, reply) => {
  const url = new URL(request.url, "http://mock");
  const events = /^\/api\/generations\/([^/]+)\/events$/.exec(url.pathname);
  if (events && generations.has(events[1])) {
    watch(generations.get(events[1]), reply);
    return;
  }
  const raw = Buffer.concat(await request.toArray());
  const session = /session=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
  account = accounts.get(session) ?? null;
  const route = routes.find(({ method, pattern }) => method === request.method && pattern.test(url.pathname));
  const isJson = request.headers["content-type"]?.startsWith("application/json");
  const answer = route
    ? route.handle({
        params: route.pattern.exec(url.pathname).slice(1),
        body: isJson ? JSON.parse(raw) : {},
        raw,
        query: url.searchParams,
      })
    : problem(404, "ROUTE_NOT_FOUND");
  const headers = { "Content-Type": answer.type ?? "application/json", "X-Request-Id": id("request") };
  if (url.pathname.startsWith("/api/session")) {
    headers["Set-Cookie"] = `session=${account?.accountId ?? ""}; Path=/; HttpOnly; SameSite=Lax`;
  }
  if (url.searchParams.get("download") === "1") {
    headers["Content-Disposition"] = 'attachment; filename="backdrop-1.svg"';
  }
  reply.writeHead(answer.status, headers);
  reply.end(answer.bytes ?? (answer.json === undefined ? undefined : JSON.stringify(answer.json)));
}).listen(PORT, "127.0.0.1", () => console.log(`mock gateway on http://127.0.0.1:${PORT}`));
