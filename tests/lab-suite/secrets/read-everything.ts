import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RecordingApi } from "./recording-api";
import type { Sighting } from "./secret";

const appDir = path.resolve(import.meta.dirname, "../../../app");

/** The object that stands for a dynamic part of an address, by the part before it: { clusters: id, hosts: id, … }. */
export type Examples = Readonly<Record<string, string>>;

/** Has the session ask for every resource that has a GET, and take down the answers. */
export async function readEveryResource(api: RecordingApi, examples: Examples): Promise<void> {
  const files = filesNamed("route.ts").filter((file) => file.startsWith("api/v1/") && !file.includes("[..."));
  const readable = files.filter((file) => /export const GET\b/.test(readFileSync(path.join(appDir, file), "utf8")));
  // A stream of events has no end of its own; the test reads those itself.
  for (const file of readable.filter((name) => !name.endsWith("/events/route.ts"))) {
    await api.call("GET", addressOf(file, examples));
  }
}

/** Every page as the server sends it, data for the browser's scripts included. */
export async function readEveryPage(api: RecordingApi, examples: Examples): Promise<Sighting[]> {
  const pages: Sighting[] = [];
  for (const file of filesNamed("page.tsx")) {
    const address = addressOf(file, examples);
    const response = await fetch(new URL(address, api.origin), { headers: { cookie: api.cookie } });
    if (!response.ok) throw new Error(`page ${address}: ${response.status}`);
    pages.push({ place: `page ${address}`, text: await response.text() });
  }
  return pages;
}

/** What an event stream says until `enough` is in it. */
export async function readStream(api: RecordingApi, address: string, enough: RegExp): Promise<Sighting> {
  const response = await fetch(new URL(address, api.origin), {
    headers: { cookie: api.cookie },
    signal: AbortSignal.timeout(30_000),
  });
  let text = "";
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (enough.test(text)) break;
  }
  if (!enough.test(text)) throw new Error(`${address} ended early: ${text}`);
  return { place: `stream ${address}`, text };
}

function filesNamed(name: string): string[] {
  return readdirSync(appDir, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === name);
}

/** "(panel)/hosts/[id]/page.tsx" is "/hosts/<the host's id>". */
function addressOf(file: string, examples: Examples): string {
  const parts = path
    .dirname(file)
    .split("/")
    .filter((part) => part !== "." && !part.startsWith("("));
  const filled = parts.map((part, index) => {
    if (!part.startsWith("[")) return part;
    const example = examples[parts[index - 1] ?? ""];
    if (example === undefined) throw new Error(`the test has no example for ${file}`);
    return example;
  });
  return `/${filled.join("/")}`;
}
