import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Style } from "@/api/model";
import en from "@/i18n/en.json";
import { StylesPage } from "./StylesPage";

const style = (parts: Partial<Style>): Style => ({
  styleId: "s1",
  name: { en: "Dusk", ru: "Сумерки" },
  description: { en: "", ru: "" },
  template: "{scene}, dusk",
  negativePrompt: "",
  builtIn: false,
  revision: 1,
  background: "painted",
  suggested: { steps: 12, guidanceScale: null, shadowStrength: 0 },
  ...parts,
});

// Dialogs take their time on a machine that builds something else meanwhile.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 60_000 });

type Sent = { method: string; path: string; json: unknown };
let kept: Style[];
let sent: Sent[];

const reply = (status: number, json?: unknown) =>
  new Response(json === undefined ? null : JSON.stringify(json), { status });

/** Keeps styles as the gateway does, as far as this page sees it. */
async function gateway(path: string, init: RequestInit): Promise<Response> {
  const method = init.method ?? "GET";
  const json = init.body ? JSON.parse(String(init.body)) : undefined;
  sent.push({ method, path, json });
  const styleId = path.slice("/api/styles/".length);
  const known = kept.find((one) => one.styleId === styleId);
  if (path === "/api/styles" && method === "POST") {
    kept.push(style({ ...json, styleId: "new" }));
    return reply(201, kept.at(-1));
  }
  if (path === "/api/styles") {
    return reply(200, { items: kept });
  }
  if (path === "/api/styles/import") {
    return reply(200, { items: json.styles });
  }
  if (!known) {
    return reply(404, { reason: "STYLE_NOT_FOUND" });
  }
  if (method === "PUT") {
    if (known.revision !== json.expectedRevision) {
      return reply(409, { reason: "STYLE_CHANGED" });
    }
    Object.assign(known, json, { revision: known.revision + 1 });
  }
  if (method === "DELETE") {
    kept = kept.filter((one) => one !== known);
    return reply(204);
  }
  return reply(200, known);
}

beforeAll(() =>
  i18next
    .use(initReactI18next)
    .init({ lng: "en", resources: { en: { translation: en } }, interpolation: { escapeValue: false } }),
);
beforeEach(() => {
  kept = [style({ styleId: "urban", name: { en: "Urban", ru: "Городской" }, builtIn: true }), style({})];
  sent = [];
  vi.stubGlobal("fetch", gateway);
});
afterEach(() => {
  cleanup();
  notifications.clean();
  vi.unstubAllGlobals();
});

async function show() {
  render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <StylesPage />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByText("Dusk");
}

const changes = () => sent.filter(({ method }) => method !== "GET");
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name: label }), { target: { value } });

it("shows what a style says and which settings it brings along", async () => {
  await show();
  expect(screen.getByText("{scene}, dusk")).toBeTruthy();
  expect(screen.getByText("Steps: 12 · Strength of the shadow: 0 %")).toBeTruthy();
});

it("makes a style, after asking for what is missing", async () => {
  await show();
  press("New style");
  press("Save");
  expect(await screen.findByText("Give it a name in at least one language.")).toBeTruthy();
  expect(changes()).toEqual([]);

  type("Name in English", "Dawn");
  type("Template", "{scene}, dawn");
  press("Save");

  expect(await screen.findByText("Dawn")).toBeTruthy();
  expect(changes()[0]?.json).toMatchObject({ name: { en: "Dawn", ru: "" }, template: "{scene}, dawn" });
});

it("starts from a built-in style", async () => {
  await show();
  press("Make my own style from “Urban”");
  press("Save");
  await waitFor(() => expect(changes()[0]).toMatchObject({ method: "POST", json: { name: { en: "Urban" } } }));
});

it("keeps what was typed when the style was changed elsewhere, and saves over it", async () => {
  await show();
  press("Change “Dusk”");
  type("Name in English", "Dusk, mine");
  Object.assign(kept[1] as Style, { revision: 5, name: { en: "Dusk, theirs", ru: "" } });
  press("Save");

  await screen.findByText("This style was changed elsewhere");
  press("Save mine over it");

  expect(await screen.findByText("Dusk, mine")).toBeTruthy();
  expect(kept[1]?.revision).toBe(6);
});

it("shows the other version where that is wanted", async () => {
  await show();
  press("Change “Dusk”");
  Object.assign(kept[1] as Style, { revision: 5, name: { en: "Dusk, theirs", ru: "" } });
  press("Save");
  await screen.findByText("This style was changed elsewhere");
  press("Show the other version");
  await waitFor(() =>
    expect(screen.getByRole("textbox", { name: "Name in English" })).toHaveProperty("value", "Dusk, theirs"),
  );
  press("Save");
  await waitFor(() => expect(kept[1]?.revision).toBe(6));
});

it("saves as a new style what was deleted elsewhere", async () => {
  await show();
  press("Change “Dusk”");
  kept = kept.slice(0, 1);
  press("Save");
  await screen.findByText("This style was deleted elsewhere");
  press("Save mine as a new style");
  await waitFor(() => expect(changes().at(-1)?.method).toBe("POST"));
});

it("deletes a style only when the time for undoing is over", async () => {
  await show();
  press("Delete “Dusk”");
  await waitFor(() => expect(screen.queryByText("{scene}, dusk")).toBeNull());
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await screen.findByText("{scene}, dusk")).toBeTruthy();

  press("Delete “Dusk”");
  cleanup();

  await waitFor(() => expect(changes()).toMatchObject([{ method: "DELETE", path: "/api/styles/s1" }]));
});

it("imports the styles of a file", async () => {
  await show();
  const file = new File([JSON.stringify({ styles: [{ name: { en: "Dawn" } }] })], "styles.json");
  fireEvent.change(document.querySelector("input[type=file]") as HTMLInputElement, { target: { files: [file] } });
  expect(await screen.findByText("1 style added")).toBeTruthy();
});

it("takes no file that holds something else", async () => {
  await show();
  const file = new File(["not json"], "styles.json");
  fireEvent.change(document.querySelector("input[type=file]") as HTMLInputElement, { target: { files: [file] } });
  expect(await screen.findByText("This is no file of styles. An export of Backdrop is one.")).toBeTruthy();
  expect(changes()).toEqual([]);
});
