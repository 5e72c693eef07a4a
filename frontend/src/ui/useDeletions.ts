import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "@/api/client";
import { useNotify } from "@/ui/useNotify";

const GRACE = 8000;

/** What is deleted: the collection's address and the queries that show it. */
type Collection = { path: string; queryKey: readonly string[] };

/** Things vanish at once and are deleted when the time for undoing is over, or when the page is left. */
export function useDeletions({ path, queryKey }: Collection) {
  const client = useQueryClient();
  const notify = useNotify();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const pending = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const show = useCallback((id: string) => {
    setHidden((known) => new Set([...known].filter((other) => other !== id)));
  }, []);
  const commit = useCallback(
    async (id: string) => {
      clearTimeout(pending.current.get(id));
      pending.current.delete(id);
      try {
        await call("DELETE", `${path}/${encodeURIComponent(id)}`, { keepalive: true });
        await client.invalidateQueries({ queryKey });
      } catch (error) {
        show(id);
        notify.problem(error);
      }
    },
    [client, notify, show, path, queryKey],
  );
  useEffect(() => {
    const all = pending.current;
    const flush = () => {
      for (const id of all.keys()) {
        commit(id);
      }
    };
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [commit]);

  return {
    hidden,
    remove: (id: string) => {
      setHidden((known) => new Set([...known, id]));
      pending.current.set(
        id,
        setTimeout(() => commit(id), GRACE),
      );
    },
    undo: (id: string) => {
      clearTimeout(pending.current.get(id));
      pending.current.delete(id);
      show(id);
    },
  };
}
