import { randomBytes, randomInt } from "node:crypto";

/** Scanners for leaked secrets recognise links of screens by it. */
const prefix = "sbw_";

/** Without vowels no code is a word, and without digits none is mistaken for a letter across a room. */
const alphabet = "BCDFGHJKLMNPQRSTVWXZ";
const codeLength = 8;

/** 256 random bits: nobody guesses one, so a plain hash is enough to keep it by. */
export function newScreenSecret(): string {
  return `${prefix}${randomBytes(32).toString("base64url")}`;
}

/** 20⁸ of them, each good for ten minutes and ten typed attempts a person. */
export function newPairingCode(): string {
  return Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** As screens show it. */
export function spacedCode(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}

/** What was typed, as the code is kept: people add spaces and leave out hyphens. */
export function typedCode(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z]/g, "");
}
