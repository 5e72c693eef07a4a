import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { mug, photoDropped, registered } from "./steps";

/** The name of a file within a ZIP stands in it as it is. */
async function packed(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent("download");
  await press();
  const file = await download;
  return { name: file.suggestedFilename(), text: (await readFile(await file.path())).toString("latin1") };
}

test("pictures are made for a marketplace, checked and packed", async ({ page }) => {
  const finished = page.getByRole("button", { name: /^Product untouched/ });

  await test.step("choose a marketplace that asks for white", async () => {
    await registered(page);
    await photoDropped(page, mug);
    await page.getByLabel("Made for").selectOption({ label: "Amazon, main image" });
    await expect(page.getByText(/^On pure white: nothing is painted/)).toBeVisible();
    await expect(page.getByText(/^The product takes up \d+\s% of the picture/)).toBeVisible();
    await page.getByRole("button", { name: /^Smaller picture/ }).click();
    await expect(page.getByText(/^The product takes up \d+\s% of the picture/)).toBeHidden();
    await expectAccessible(page);
  });

  await test.step("see that it passes, rule by rule", async () => {
    await page.getByRole("button", { name: "Paint", exact: true }).click();
    const run = page.getByRole("article", { name: "On pure white" });
    await expect(run.getByRole("button", { name: /^Product untouched/ })).toHaveCount(1, { timeout: 120_000 });
    await run.getByRole("button", { name: /^Fits the marketplace/ }).click();
    await expect(page.getByRole("row", { name: /Product in the picture/ })).toContainText("≥\u00a085.0\u00a0%");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("row", { name: /Product in the picture/ })).toBeHidden();
  });

  await test.step("place it elsewhere before a gradient", async () => {
    await page.getByLabel("Made for").selectOption({ label: "No marketplace" });
    await page.getByRole("button", { name: "Fine tuning" }).click();
    await page.getByLabel("Placement", { exact: true }).selectOption({ label: "In a named place" });
    await page.getByRole("radio", { name: "Bottom left", exact: true }).click();
    await page.getByRole("radiogroup", { name: "Background", exact: true }).getByText("Gradient").click();
    await page.getByLabel("File format").selectOption({ label: "JPEG" });
    await expectAccessible(page);
    await page.getByRole("button", { name: "Paint", exact: true }).click();
    await expect(page.getByRole("article", { name: "On a gradient" })).toBeVisible();
    await expect(finished).toHaveCount(2, { timeout: 120_000 });
  });

  await test.step("export both from the library", async () => {
    await page.getByRole("link", { name: "Library" }).click();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("button", { name: /^Open “On/ })).toHaveCount(2, { timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole("button", { name: "Export for a marketplace" }).click();
    await page.getByRole("checkbox", { name: "Pick “On pure white”" }).check();
    await page.getByRole("checkbox", { name: "Pick “On a gradient”" }).check();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Choose a marketplace…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Marketplace").selectOption({ label: "Wildberries" });
    await expect(dialog.getByText("margins added")).toHaveCount(2, { timeout: 60_000 });
    await dialog.getByText("All rules").first().click();
    await expect(dialog.getByRole("row", { name: /Width to height/ }).first()).toContainText("3\u00a0:\u00a04");
    await expectAccessible(page);
    const zip = await packed(page, () => dialog.getByRole("button", { name: "Download ZIP with 2 pictures" }).click());
    expect(zip.name).toBe("backdrop-wildberries.zip");
    expect(zip.text).toContain("wildberries-01.");
    expect(zip.text).toContain("wildberries-02.");
    expect(zip.text).toContain("report.txt");
  });
});

test("a cut-out is changed by tools for the whole of it", async ({ page }) => {
  await registered(page);
  await photoDropped(page, mug);
  await page.getByRole("button", { name: "Repair cut-out" }).click();
  await expect(page.getByTestId("mask-canvas")).toBeVisible();
  const undo = page.getByRole("button", { name: "Undo", exact: true });

  for (const tool of ["Fill holes", "Grow", "Largest part only"]) {
    const edited = page.waitForResponse((response) => response.url().endsWith("/mask/edits"));
    await page.getByRole("button", { name: tool, exact: true }).click();
    expect((await edited).status()).toBe(200);
    await expect(undo).toBeEnabled();
  }
  await expectAccessible(page);
  const mask = await packed(page, () => page.getByRole("button", { name: "Save mask" }).click());
  expect(mask.name).toMatch(/^mask-.*\.png$/);
  expect(mask.text.slice(1, 4)).toBe("PNG");

  const kept = page.waitForResponse((response) => response.request().method() === "PUT");
  await page.getByRole("button", { name: "Use this cut-out" }).click();
  expect((await kept).status()).toBe(200);
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("application")).toBeVisible();
});
