/** `wall` is a screen's session; `wall_pairing` is what a browser that shows a code takes the session with. */
type Name = "wall" | "wall_pairing";

/** Browsers keep no cookie for longer (RFC 6265bis); each new stream begins the time again, so a wall never signs out. */
const sessionSec = 400 * 24 * 60 * 60;
const pairingSec = 15 * 60;

/** As a `Set-Cookie` header; over HTTPS bound to this very host name. An empty value takes the cookie away. */
export function wallCookie(publicUrl: string, name: Name, value: string): string {
  const secure = publicUrl.startsWith("https:");
  const maxAge = value === "" ? 0 : name === "wall" ? sessionSec : pairingSec;
  const attributes = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return `${secure ? "__Host-" : ""}signalbox.${name}=${value}; ${attributes}`;
}

/** Null = there is none. */
export function readWallCookie(headers: Headers, name: Name): string | null {
  const pattern = new RegExp(`(?:^|;\\s*)(?:__Host-)?signalbox\\.${name}=([\\w-]{1,200})(?:;|$)`);
  return pattern.exec(headers.get("cookie") ?? "")?.[1] ?? null;
}
