import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { bottle, photoDropped, registered } from "./steps";

const PICTURES = 2;

async function paintingStarted(page: Page): Promise<void> {
  await page.getByLabel("Where should it stand?").fill("on a light oak table, soft morning light");
  await page.getByRole("radio", { name: /^Minimalistic/ }).click();
  await page.getByRole("radiogroup", { name: "Pictures" }).getByText(String(PICTURES), { exact: true }).click();
  await page.getByRole("button", { name: "Fine tuning" }).click();
  await page.getByLabel("Steps").fill("6");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article")).toBeVisible();
}

test("a photo becomes pictures that are kept", async ({ page }) => {
  await test.step("register", async () => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await expectAccessible(page);
    await registered(page);
    await expectAccessible(page);
  });

  await test.step("drop a photo and see it cut out", async () => {
    await photoDropped(page, bottle);
    await expectAccessible(page);
  });

  await test.step("paint and watch the pictures form", async () => {
    await paintingStarted(page);
    await expect(page.getByTestId("preview").first()).toBeVisible({ timeout: 180_000 });
    await expect(page.getByRole("button", { name: /^Open picture/ })).toHaveCount(PICTURES, { timeout: 240_000 });
    await expect(page.getByRole("button", { name: /^Product untouched/ })).toHaveCount(PICTURES);
    await expectAccessible(page);
  });

  await test.step("compare and download", async () => {
    await page.getByRole("button", { name: "Open picture 1" }).click();
    await page.getByText("Compare", { exact: true }).click();
    const slider = page.getByRole("slider", { name: "Share of the original shown" });
    await slider.press("ArrowLeft");
    await expect(slider).toHaveValue("49");
    await expectAccessible(page);
    const download = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("link", { name: "Download" }).click();
    expect((await download).suggestedFilename()).toMatch(/\.(png|jpe?g|svg)$/);
    await page.getByRole("button", { name: "Close" }).click();
  });

  await test.step("find them in the library and mark them", async () => {
    await page.getByRole("link", { name: "Library" }).click();
    const kept = page.getByRole("button", { name: /^Open “on a light oak table/ });
    await expect(async () => {
      await page.reload();
      await expect(kept).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole("button", { name: "Add to favourites" }).click();
    await expect(page.getByRole("button", { name: "Remove from favourites" })).toHaveAttribute("aria-pressed", "true");
    await expectAccessible(page);
    await page.getByText("Favourites", { exact: true }).click();
    await expect(kept).toBeVisible();
  });

  await test.step("switch to Russian, and sign out", async () => {
    await page.getByRole("radiogroup", { name: "Language" }).getByText("RU").click();
    await expect(page.getByRole("heading", { name: "Библиотека" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "ru");
    await page.goto("/settings");
    await expect(page.getByRole("heading", { name: "Настройки" })).toBeVisible();
    await expectAccessible(page);
    await page.goto("/keys");
    await expect(page.getByRole("heading", { name: "Ключи API" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Меню аккаунта" }).click();
    await page.getByRole("menuitem", { name: "Выйти" }).click();
    await expect(page.getByRole("heading", { name: "Вход" })).toBeVisible();
    await page.goto("/library");
    await expect(page.getByRole("heading", { name: "Вход" })).toBeVisible();
  });
});

test("a style of one's own is written, changed and deleted", async ({ page }) => {
  await registered(page);
  await page.getByRole("link", { name: "Your own styles" }).click();
  await expect(page.getByRole("heading", { name: "Your own styles" })).toBeVisible();
  await page.getByRole("button", { name: "New style" }).click();
  await page.getByLabel("Name in English").fill("Harbour");
  await page.getByLabel("Template").fill("{scene}, harbour at dusk");
  await page.getByLabel("Steps").fill("12");
  await expectAccessible(page);
  await page.getByLabel("Steps").press("Enter");
  const own = page.getByRole("list", { name: "Your own styles" });
  await expect(own.getByText("{scene}, harbour at dusk")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Change “Harbour”" }).click();
  await page.getByLabel("Name in English").fill("Harbour, darker");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(own.getByText("Harbour, darker")).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export to file" }).click();
  expect((await download).suggestedFilename()).toBe("backdrop-styles.json");

  await page.getByRole("button", { name: "Delete “Harbour, darker”" }).click();
  await expect(own.getByText("Harbour, darker")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(own.getByText("Harbour, darker")).toBeVisible();
  await page.reload();
  await expect(own.getByText("Harbour, darker")).toBeVisible();

  await page.getByRole("link", { name: "Studio" }).click();
  await expect(page.getByRole("radio", { name: /^Harbour, darker/ })).toBeVisible();
});

test("a run is found again after a reload and can be cancelled", async ({ page }) => {
  await registered(page);
  await photoDropped(page, bottle);
  await paintingStarted(page);
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await page.getByRole("button", { name: "Cancel all" }).click();
  await expect(page.getByRole("button", { name: "Again with a new seed" })).toBeVisible();
});

test("a cut-out is repaired with keys alone", async ({ page }) => {
  await registered(page);
  await photoDropped(page, bottle);
  await page.getByRole("button", { name: "Repair cut-out" }).click();
  const sheet = page.getByTestId("mask-canvas");
  await sheet.focus();
  await page.keyboard.press("b");
  await page.keyboard.press("Enter");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use this cut-out" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("application")).toBeVisible();
});

test("a phone is wide enough", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await registered(page);
  await photoDropped(page, bottle);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expectAccessible(page);
});
