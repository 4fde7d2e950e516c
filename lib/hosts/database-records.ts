import { createHash } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Database, Tx } from "@/lib/db/database";
import { type Host, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import type { Keyring } from "@/lib/secrets/keyring";
import { type UploadedKey, uploadedKeySchema } from "@/lib/secrets/uploaded-key";
import type { HostAccess, HostRecords, HostReport } from "./host-records";

/** Hosts as Postgres knows them. Every change of a host's state is told to readers on `signalbox_host`. */
export function createDatabaseRecords(database: Database, keyring: Keyring): HostRecords {
  return {
    async access(hostId) {
      const row = await database.prisma.host.findUnique({ where: { id: hostId }, include: { secret: true } });
      return row === null ? null : accessOf(row, row.secret?.sealedKey ?? null);
    },
    async privateKey(hostId) {
      const host = await database.prisma.host.findUnique({ where: { id: hostId }, include: { secret: true } });
      if (host?.credential !== "uploaded_key") return { privateKey: keyring.sshPrivateKey };
      const sealed = host.secret?.sealedKey ?? null;
      if (sealed === null) throw new AppError("host.key_invalid");
      return readUploadedKey(await keyring.open(sealed, { hostId, secret: "key" }));
    },
    async report(hostId, report) {
      await database.transaction(async (tx) => {
        await write(tx, hostId, report);
        // Nobody waits to hear that all is as it was.
        if (report.kind !== "seen") await database.notify(tx, "signalbox_host", hostId);
      });
    },
    watch: (onChange) => database.listen("signalbox_host", onChange, () => onChange(null)),
  };
}

function accessOf(row: Host, sealedKey: string | null): HostAccess {
  const { name, address, port, username, privilege, trust, credential, hostKeyFingerprint } = row;
  const offered = offeredKeySchema.safeParse(row.offeredHostKey);
  const algorithm = offered.success && offered.data.fingerprint === hostKeyFingerprint ? offered.data.algorithm : null;
  const madeFrom = [address, port, username, privilege, trust, credential, hostKeyFingerprint, sealedKey];
  return {
    name,
    address,
    port,
    username,
    privilege,
    trust,
    confirmedKey: hostKeyFingerprint === null ? null : { fingerprint: hostKeyFingerprint, algorithm },
    stamp: createHash("sha256").update(JSON.stringify(madeFrom)).digest("hex"),
  };
}

const offeredKeySchema = z.object({ fingerprint: z.string(), algorithm: z.string() });

/** A text that opens but is no key pair of ours cannot have been sealed by web; nothing of it is quoted. */
function readUploadedKey(text: string): { privateKey: string; passphrase?: string } {
  const parsed = uploadedKeySchema.safeParse(parseJson(text));
  if (!parsed.success) throw new AppError("host.key_invalid");
  const { privateKey, passphrase }: UploadedKey = parsed.data;
  return passphrase === undefined ? { privateKey } : { privateKey, passphrase };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function write(tx: Tx, hostId: string, report: HostReport): Promise<void> {
  // updateMany, because a host may be removed while its connection still stands.
  switch (report.kind) {
    case "connected": {
      const data = { connection: "connected", connectionProblem: Prisma.DbNull, lastSeenAt: report.at } as const;
      await tx.host.updateMany({ where: { id: hostId }, data });
      return;
    }
    case "seen":
      await tx.host.updateMany({ where: { id: hostId }, data: { lastSeenAt: report.at } });
      return;
    case "failed": {
      const connection = report.problem.code === "host.unreachable" ? "unreachable" : "refused";
      await tx.host.updateMany({ where: { id: hostId }, data: { connection, connectionProblem: report.problem } });
      return;
    }
    case "key-changed":
      return await quarantine(tx, hostId, report);
  }
}

/** Only a key that is still the confirmed one can be contradicted: a person may have decided meanwhile. */
async function quarantine(
  tx: Tx,
  hostId: string,
  { confirmed, offered, at }: Extract<HostReport, { kind: "key-changed" }>,
): Promise<void> {
  const offeredHostKey = { ...offered, seenAt: at.toISOString() };
  const [host] = await tx.host.updateManyAndReturn({
    where: { id: hostId, trust: "trusted", hostKeyFingerprint: confirmed },
    data: { trust: "quarantined", offeredHostKey, revision: { increment: 1 } },
  });
  if (host === undefined) return;
  await recordAudit(
    tx,
    { kind: "system", name: "worker" },
    {
      action: "host.quarantine",
      objectType: "host",
      objectId: hostId,
      objectName: host.name,
      before: { trust: "trusted", hostKeyFingerprint: confirmed },
      after: { trust: "quarantined", offeredHostKey },
    },
  );
}
