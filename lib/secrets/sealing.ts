import { z } from "zod";

/**
 * What both sides of sealing agree on. The purpose is part of the authenticated header, so that a ciphertext moved to
 * another row, or from one field to the other, does not open there.
 */
export type SealPurpose =
  | { readonly hostId: string; readonly secret: "key" | "password" }
  | { readonly vrrpSecretId: string }
  | { readonly channelId: string };

export const sealAlgorithm = "ECDH-ES";
export const sealEncryption = "A256GCM";

/** Installation.sealingPublicKey. Extra members are dropped: a private half that got here by mistake is not kept. */
export const sealingPublicKeySchema = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("X25519"),
  x: z.string().min(1),
});

export type SealingPublicKey = z.infer<typeof sealingPublicKeySchema>;

export function purposeText(purpose: SealPurpose): string {
  if ("hostId" in purpose) return `host:${purpose.hostId}:${purpose.secret}`;
  return "channelId" in purpose ? `channel:${purpose.channelId}` : `vrrp:${purpose.vrrpSecretId}`;
}
