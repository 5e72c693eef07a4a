import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "@/api/client";
import type { Style } from "@/api/model";
import { asProblem } from "@/api/problems";
import { stylesQuery } from "@/api/queries";
import { useNotify } from "@/ui/useNotify";
import { designOf, type StyleForm } from "./styleForm";

/** What happened to the style elsewhere while it was being edited here: it was changed, or it is gone. */
export type Conflict = { kind: "changed"; theirs: Style } | { kind: "gone" };

const address = (style: Style) => `/api/styles/${encodeURIComponent(style.styleId)}`;

/** Makes a style, or changes the one that was opened if nobody else did; else says what became of it. */
export function useSaveStyle(opened: Style | null, onSaved: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const notify = useNotify();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const save = useMutation({
    mutationFn: ({ form, over }: { form: StyleForm; over: Style | null }) =>
      over
        ? call<Style>("PUT", address(over), { json: { expectedRevision: over.revision, ...designOf(form) } })
        : call<Style>("POST", "/api/styles", { json: designOf(form) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: stylesQuery.queryKey });
      notify.done(t("styles.saved"));
      onSaved();
    },
    onError: async (error, { over }) => {
      const { reason } = asProblem(error);
      if (over && reason === "STYLE_CHANGED") {
        await meet(over);
      } else if (over && reason === "STYLE_NOT_FOUND") {
        setConflict({ kind: "gone" });
      } else {
        notify.problem(error);
      }
    },
  });
  const meet = async (over: Style) => {
    try {
      setConflict({ kind: "changed", theirs: await call<Style>("GET", address(over)) });
    } catch (error) {
      if (asProblem(error).reason === "STYLE_NOT_FOUND") {
        setConflict({ kind: "gone" });
      } else {
        notify.problem(error);
      }
    }
  };
  return {
    pending: save.isPending,
    conflict,
    /** Saves over what was opened, or over what it has become since. */
    save: (form: StyleForm) => save.mutate({ form, over: opened }),
    saveOver: (form: StyleForm, theirs: Style) => save.mutate({ form, over: theirs }),
    saveAsNew: (form: StyleForm) => save.mutate({ form, over: null }),
    settle: () => setConflict(null),
  };
}
