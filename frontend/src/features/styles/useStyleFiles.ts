import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "@/api/client";
import type { StyleFile, StyleList } from "@/api/model";
import { stylesQuery } from "@/api/queries";
import { useNotify } from "@/ui/useNotify";

const FILE_NAME = "backdrop-styles.json";
const LARGEST_FILE = 1_000_000;

/** Styles of one's own as a file: what an export gives, an import takes. */
export function useStyleFiles() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const notify = useNotify();
  const exporting = useMutation({
    mutationFn: () => call<StyleFile>("GET", "/api/styles/export"),
    onSuccess: (file) => save(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/json" })),
    onError: (error) => notify.problem(error),
  });
  const importing = useMutation({
    mutationFn: (json: unknown) => call<StyleList>("POST", "/api/styles/import", { json }),
    onSuccess: async ({ items }) => {
      await client.invalidateQueries({ queryKey: stylesQuery.queryKey });
      notify.done(items.length === 0 ? t("styles.importedNone") : t("styles.imported", { count: items.length }));
    },
    onError: (error) => notify.problem(error),
  });
  return {
    exporting: exporting.isPending,
    exportAll: () => exporting.mutate(),
    importing: importing.isPending,
    importFile: async (file: File) => {
      const json = file.size <= LARGEST_FILE ? parsed(await file.text()) : null;
      if (json === null) {
        notify.done(t("styles.notAFile"));
      } else {
        importing.mutate(json);
      }
    },
  };
}

function parsed(text: string): object | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" ? json : null;
  } catch {
    return null;
  }
}

function save(blob: Blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(link.href);
}
