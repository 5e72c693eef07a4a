import type { TFunction } from "i18next";

/** A length of time for people: seconds below a minute and a half, else minutes. */
export function duration(ms: number, t: TFunction): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 90 ? t("time.seconds", { count: seconds }) : t("time.minutes", { count: Math.round(seconds / 60) });
}

export function megabytes(bytes: number, language: string): string {
  return new Intl.NumberFormat(language, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(
    bytes / (1024 * 1024),
  );
}

/** A day such as 2026-11-23. */
export function day(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(date));
}

export function moment(time: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(time));
}

/** The sign between whole numbers and fractions. */
export function decimalPoint(language: string): string {
  return language === "ru" ? "," : ".";
}
