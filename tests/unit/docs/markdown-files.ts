import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const projectDir = path.resolve(import.meta.dirname, "../../..");

export type MarkdownFile = {
  /** From the project's folder: "docs/guide/api.md". */
  readonly name: string;
  readonly text: string;
};

/** Every Markdown file of the project; none of what npm, builds or tests have put beside it. */
export function markdownFiles(folder = ""): MarkdownFile[] {
  return readdirSync(path.join(projectDir, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name.startsWith(".") || entry.name === "node_modules" ? [] : markdownFiles(name);
    }
    return name.endsWith(".md") ? [{ name, text: readFileSync(path.join(projectDir, name), "utf8") }] : [];
  });
}

/** The text without fenced and inline code, where brackets and asterisks mean something else. */
export function proseOf(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, "").replaceAll(/`[^`\n]*`/g, "");
}
