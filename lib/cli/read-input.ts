import { createReadStream } from "node:fs";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";

/** A text and the name by which messages refer to it. */
export type Input = { readonly name: string; readonly text: string };

/** The connections of a very busy director are some 100 MB; an endless stream has to end somewhere. */
const maxBytes = 256 * 1024 * 1024;

/** Reads a file, or standard input when there is none or it is `-`. What is not UTF-8 becomes U+FFFD. */
export async function readInput(file: string | undefined, { stdin }: Pick<Terminal, "stdin">): Promise<Input> {
  const isStdin = file === undefined || file === "-";
  const name = isStdin ? "<stdin>" : file;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of isStdin ? stdin : createReadStream(file)) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > maxBytes) throw new UsageError("input.too_large", { name, megabytes: maxBytes / 1024 / 1024 });
      chunks.push(bytes);
    }
  } catch (error) {
    throw error instanceof UsageError ? error : unreadable(name, error);
  }
  return { name, text: Buffer.concat(chunks).toString("utf8") };
}

function unreadable(name: string, error: unknown): UsageError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return new UsageError("input.missing", { name });
  if (code === "EISDIR") return new UsageError("input.directory", { name });
  return new UsageError("input.unreadable", { name, reason: code });
}
