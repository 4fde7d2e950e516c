import { normalPath } from "./normal-path";

export type IncludePattern = {
  /** Absolute where the including file's path is, without `.` and with each `..` carried out. */
  readonly path: string;
  readonly matches: (path: string) => boolean;
};

/**
 * The pattern of an include: a shell pattern relative to the including file's folder, an absolute one to its director
 * when the path names one (`lb1:/etc/keepalived/keepalived.conf`).
 */
export function includePattern(pattern: string, fromFile: string): IncludePattern {
  const folder = fromFile.includes("/") ? fromFile.slice(0, fromFile.lastIndexOf("/") + 1) : "";
  const [director = ""] = /^[^/]+:(?=\/)/.exec(fromFile) ?? [];
  const path = normalPath(pattern.startsWith("/") ? director + pattern : folder + pattern);
  const wanted = patternToRegExp(path);
  return { path, matches: (one) => wanted.test(normalPath(one)) };
}

/** More of them are nobody's file name, and would take long to try. */
const maxStars = 10;

/**
 * `*`, `?`, `[a-z]`, `[!a]` and `{a,b}` as glob(3) has them: none of them matches a slash, nor the dot that a hidden file's
 * name begins with. A pattern that glob(3) would not take stands for itself.
 */
function patternToRegExp(pattern: string): RegExp {
  const literal = new RegExp(`^${escapeText(pattern)}$`);
  if (pattern.split("*").length > maxStars + 1 || hasReversedRange(pattern)) return literal;
  const body = pattern.replaceAll(/\[!?[^\]/]+\]|\{[^{}/]*\}|[\s\S]/g, (part, offset: number) => {
    const start = offset === 0 || pattern[offset - 1] === "/" ? "(?!\\.)" : "";
    if (part === "*") return `${start}[^/]*`;
    if (part === "?") return `${start}[^/]`;
    if (part.length > 2 && part.startsWith("["))
      return `${start}[${part.slice(1, -1).replace(/^!/, "^").replaceAll("\\", "\\\\")}]`;
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
