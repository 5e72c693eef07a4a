import { useEffect } from "react";

/** Takes a picture pasted anywhere on the page; text pasted into a field stays text. */
export function usePastedPhoto(onPhoto: (file: File) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = [...(event.clipboardData?.files ?? [])].find((candidate) => candidate.type.startsWith("image/"));
      if (file) {
        event.preventDefault();
        onPhoto(file);
      }
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [onPhoto]);
}
