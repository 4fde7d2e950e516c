import { compactDecrypt, errors, exportJWK, generateKeyPair, importJWK } from "jose";
import { z } from "zod";
import type { Database, Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { createMasterKey, type MasterKey, readMasterKey } from "./master-key";
import { purposeText, type SealPurpose, sealAlgorithm, sealEncryption, sealingPublicKeySchema } from "./sealing";
import { createSshKeyPair } from "./ssh-key-pair";
import { decryptWorkerSecret, encryptWorkerSecret } from "./worker-secret";

/** The worker's private keys, in memory. No other process can have one of these. */
export interface Keyring {
  /** The worker's own public key, as a line of authorized_keys. */
  readonly sshPublicKey: string;
  /** In OpenSSH's format. */
  readonly sshPrivateKey: string;
  /** Opens what web sealed for this purpose; anything else is `secret.unreadable`. */
  open(sealed: string, purpose: SealPurpose): Promise<string>;
}

/**
 * Opens the keyring of this installation, and makes its keys at the first start of the first worker: the private halves
 * go to WorkerSecret under the master key, the public ones to Installation. An advisory lock makes the workers of one
 * database take turns, so that all of them end up with the same keys.
 *
 * Throws `secret.unreadable`, with the fingerprint of the master key that is needed, when the file holds another key or
 * is gone. Nothing is made anew then: that would lock the panel out of every host it manages.
 */
export async function openKeyring(deps: {
  readonly database: Database;
  readonly masterKeyFile: string;
}): Promise<Keyring> {
  const secrets = await deps.database.transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('signalbox keyring'))`;
    return (await loadSecrets(tx, deps.masterKeyFile)) ?? (await makeSecrets(tx, deps.masterKeyFile));
  });
  const sealingKey = await importJWK(secrets.sealing, sealAlgorithm);
  return {
    sshPublicKey: secrets.ssh.publicKey,
    sshPrivateKey: secrets.ssh.privateKey,
    async open(sealed, purpose) {
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(sealed, sealingKey, {
          keyManagementAlgorithms: [sealAlgorithm],
          contentEncryptionAlgorithms: [sealEncryption],
        });
        if (protectedHeader.purpose === purposeText(purpose)) return new TextDecoder().decode(plaintext);
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) throw error;
      }
      throw new AppError("secret.unreadable", { params: { fingerprint: secrets.fingerprint } });
    },
  };
}

const secretsSchema = z.object({
  sealing: sealingPublicKeySchema.extend({ d: z.string() }),
  ssh: z.object({ publicKey: z.string(), privateKey: z.string() }),
});

type Secrets = z.infer<typeof secretsSchema> & { readonly fingerprint: string };

/** One row holds everything: keys that exist only together are stored together. */
const rowName = "keyring";

async function loadSecrets(tx: Tx, masterKeyFile: string): Promise<Secrets | null> {
  const row = await tx.workerSecret.findUnique({ where: { name: rowName } });
  if (row === null) return null;
  const masterKey = await readMasterKey(masterKeyFile);
  const text = await decryptWorkerSecret(masterKey, rowName, row.sealed);
  return { ...secretsSchema.parse(JSON.parse(text)), fingerprint: masterKey?.fingerprint ?? "" };
}

async function makeSecrets(tx: Tx, masterKeyFile: string): Promise<Secrets> {
  const masterKey: MasterKey = (await readMasterKey(masterKeyFile)) ?? (await createMasterKey(masterKeyFile));
  const pair = await generateKeyPair(sealAlgorithm, { crv: "X25519", extractable: true });
  const secrets = secretsSchema.parse({
    sealing: await exportJWK(pair.privateKey),
    ssh: createSshKeyPair("signalbox-worker"),
  });
  const sealed = await encryptWorkerSecret(masterKey, rowName, JSON.stringify(secrets));
  await tx.workerSecret.create({ data: { name: rowName, sealed } });
  const publicHalves = {
    sealingPublicKey: sealingPublicKeySchema.parse(secrets.sealing),
    sshPublicKey: secrets.ssh.publicKey,
  };
  await tx.installation.upsert({ where: { id: 1 }, create: { id: 1, ...publicHalves }, update: publicHalves });
  return { ...secrets, fingerprint: masterKey.fingerprint };
}
