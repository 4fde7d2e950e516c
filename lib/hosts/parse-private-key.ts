import ssh2, { type ParsedKey } from "ssh2";
import { AppError } from "@/lib/model/app-error";

/** Reads a private key of OpenSSH, or of the older PEM forms. Throws `host.key_invalid`, also for a wrong passphrase. */
export function parsePrivateKey(privateKey: string, passphrase?: string): ParsedKey {
  // What ssh2 throws or returns may quote the key; nothing of it is kept.
  const parsed = attempt(() => ssh2.utils.parseKey(privateKey.trim(), passphrase));
  if (parsed === null || parsed instanceof Error || !parsed.isPrivateKey()) throw new AppError("host.key_invalid");
  return parsed;
}

function attempt(parse: () => ParsedKey | Error): ParsedKey | Error | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
