import type { ExpandOptions, KeepalivedSource } from "./expand";

/**
 * Answers includes out of files that are at hand. Patterns are shell patterns relative to the including file's folder,
 * absolute ones to its director when the path names one (`lb1:/etc/keepalived/keepalived.conf`). Files come in the order
 * of their paths, as glob(3) sorts them.
 */
export function sourcesResolver(sources: readonly KeepalivedSource[]): NonNullable<ExpandOptions["resolveInclude"]> {
  return (pattern, fromFile) => {
    const folder = fromFile.includes("/") ? fromFile.slice(0, fromFile.lastIndexOf("/") + 1) : "";
    const [director = ""] = /^[^/]+:(?=\/)/.exec(fromFile) ?? [];
    const wanted = patternToRegExp(normalize(pattern.startsWith("/") ? director + pattern : folder + pattern));
    return sources
      .filter(({ path }) => wanted.test(normalize(path)))
      .toSorted((one, other) => (one.path < other.path ? -1 : 1));
  };
}

/** Without `.` and with each `..` carried out. */
function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** More of them are nobody's file name, and would take long to try. */
const maxStars = 10;

/**
 * `*`, `?`, `[a-z]`, `[!a]` and `{a,b}` as glob(3) has them: none of them matches a slash. A pattern that glob(3) would
 * not take stands for itself.
 */
function patternToRegExp(pattern: string): RegExp {
  const literal = new RegExp(`^${escapeText(pattern)}$`);
  if (pattern.split("*").length > maxStars + 1 || hasReversedRange(pattern)) return literal;
  const body = pattern.replaceAll(/\[!?[^\]/]+\]|\{[^{}/]*\}|[\s\S]/g, (part) => {
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    if (part.length > 2 && part.startsWith("["))
      return `[${part.slice(1, -1).replace(/^!/, "^").replaceAll("\\", "\\\\")}]`;
    if (part.length > 1) return `(?:${part.slice(1, -1).split(",").map(escapeText).join("|")})`;
    return escapeText(part);
  });
  return new RegExp(`^${body}$`);
}

function hasReversedRange(pattern: string): boolean {
  return [...pattern.matchAll(/(?=([^\]])-([^\]]))/g)].some(
    ([, first = "", last = ""]) => pattern.includes("[") && first > last,
  );
}

function escapeText(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
