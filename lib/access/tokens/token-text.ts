import { createHash, randomBytes } from "node:crypto";

/** Scanners for leaked secrets recognise tokens by it. */
const prefix = "sbx_";

/** 256 random bits: nobody guesses one, so a plain hash is enough to keep it by. */
export function newTokenText(): string {
  return `${prefix}${randomBytes(32).toString("base64url")}`;
}

export function tokenHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** By which people tell tokens apart; it leaves 222 bits unknown. */
export function tokenHint(text: string): string {
  return text.slice(0, prefix.length + 6);
}

/** The token of an Authorization header, null = another kind of header or none. */
export function bearerToken(headers: Headers): string | null {
  return /^Bearer (\S{1,200})$/i.exec(headers.get("authorization") ?? "")?.[1] ?? null;
}
