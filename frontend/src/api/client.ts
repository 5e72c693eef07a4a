import { OFFLINE, Problem, parseProblem } from "./problems";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Options = {
  json?: unknown;
  body?: Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Lets the call outlive the page. */
  keepalive?: boolean;
};

/** Calls the gateway; answers the JSON body (undefined for 204) or throws a {@link Problem}. */
export async function call<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json", ...options.headers };
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (options.json !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(options.json);
  } else if (options.body) {
    headers["Content-Type"] = options.body.type;
    init.body = options.body;
  }
  if (options.signal) {
    init.signal = options.signal;
  }
  if (options.keepalive) {
    init.keepalive = true;
  }
  const response = await reach(path, init);
  const text = await response.text();
  if (!response.ok) {
    throw parseProblem(response.status, response.headers, text);
  }
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** Posts a question that is answered with a file. */
export async function fetchFile(path: string, json: unknown): Promise<Blob> {
  const headers = { "Content-Type": "application/json" };
  const response = await reach(path, {
    method: "POST",
    headers,
    credentials: "same-origin",
    body: JSON.stringify(json),
  });
  if (!response.ok) {
    throw parseProblem(response.status, response.headers, await response.text());
  }
  return response.blob();
}

/** Sends a form and answers the file that comes back, or throws a {@link Problem}. */
export async function callForFile(path: string, form: FormData): Promise<Blob> {
  const response = await reach(path, { method: "POST", body: form, credentials: "same-origin" });
  if (!response.ok) {
    throw parseProblem(response.status, response.headers, await response.text());
  }
  return response.blob();
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) {
      throw error;
    }
    throw new Problem({ reason: OFFLINE, status: 0 });
  }
}

/** Sends a file as multipart/form-data; `onProgress` gets the share that has left this machine, 0 to 1. */
export function upload<T>(
  path: string,
  part: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append(part, file, file.name);
    request.open("POST", path);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new Problem({ reason: OFFLINE, status: 0 }));
    request.onabort = () => reject(new DOMException("The upload was stopped", "AbortError"));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
      } else {
        const headers = { get: (name: string) => request.getResponseHeader(name) };
        reject(parseProblem(request.status, headers, request.responseText));
      }
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
