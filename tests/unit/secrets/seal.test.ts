import { compactDecrypt, exportJWK, generateKeyPair, importJWK } from "jose";
import { expect, test } from "vitest";
import { seal } from "@/lib/secrets/seal";
import { sealingPublicKeySchema } from "@/lib/secrets/sealing";

const purpose = { hostId: "0199", secret: "password" } as const;

test("the same text is sealed differently each time and shows nothing of itself", async () => {
  const { publicKey } = await generateKeyPair("ECDH-ES", { crv: "X25519", extractable: true });
  const key = sealingPublicKeySchema.parse(await exportJWK(publicKey));
  const [first, second] = [await seal("hunter2", key, purpose), await seal("hunter2", key, purpose)];
  expect(first).not.toBe(second);
  const parts = first.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
  expect(parts.join(" ")).not.toContain("hunter2");
});

test("what is sealed opens with the private half and names its purpose in the authenticated header", async () => {
  const { publicKey, privateKey } = await generateKeyPair("ECDH-ES", { crv: "X25519", extractable: true });
  const sealed = await seal("hunter2", sealingPublicKeySchema.parse(await exportJWK(publicKey)), purpose);
  const opened = await compactDecrypt(sealed, await importJWK(await exportJWK(privateKey), "ECDH-ES"));
  expect(new TextDecoder().decode(opened.plaintext)).toBe("hunter2");
  expect(opened.protectedHeader).toMatchObject({ purpose: "host:0199:password" });
});

test("a private half is dropped from a sealing key that is read", async () => {
  const { privateKey } = await generateKeyPair("ECDH-ES", { crv: "X25519", extractable: true });
  expect(sealingPublicKeySchema.parse(await exportJWK(privateKey))).not.toHaveProperty("d");
});
