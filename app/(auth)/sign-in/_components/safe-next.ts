/**
 * Where to go after sign-in: a path of this panel, else the overview. Browsers read "//host" and "/\host" as another
 * site, and a link to the sign-in page may come from anywhere.
 */
export function safeNext(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) {
    return "/";
  }
  const base = "http://panel.invalid";
  return URL.canParse(next, base) && new URL(next, base).origin === base ? next : "/";
}
