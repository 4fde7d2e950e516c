import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Locale } from "@/lib/i18n/locales";

type Tree = { readonly [key: string]: string | Tree };

export const messagesDirectory = path.resolve(import.meta.dirname, "../../../messages");

/** Every message of a language by its full key: "hosts.title" → "Hosts". */
export function readMessages(locale: Locale): Map<string, string> {
  const messages = new Map<string, string>();
  for (const file of readdirSync(path.join(messagesDirectory, locale)).sort()) {
    const tree: Tree = JSON.parse(readFileSync(path.join(messagesDirectory, locale, file), "utf8"));
    collect(tree, path.basename(file, ".json"), messages);
  }
  return messages;
}

function collect(tree: Tree, prefix: string, messages: Map<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") {
      messages.set(`${prefix}.${key}`, value);
    } else {
      collect(value, `${prefix}.${key}`, messages);
    }
  }
}
