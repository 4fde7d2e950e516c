import { z } from "zod";
import { parseAddress } from "@/lib/model/address";
import { dnsNameSchema, nameSchema, portSchema, usernameSchema } from "@/lib/model/atoms";
import { sentenceSchema, timestampSchema } from "./common";

export const hostFactsSchema = z.object({
  hostname: z.string(),
  os: z.string(),
  kernel: z.string(),
  architecture: z.string(),
  init: z.enum(["systemd", "sysv"]),
  packageManager: z.enum(["apt", "dnf", "yum"]).nullable(),
  /** Module loaded, loadable, or absent. */
  ipvsModule: z.enum(["loaded", "available", "absent"]),
  keepalivedVersion: z.string().nullable(),
  ipvsadmVersion: z.string().nullable(),
  /** Schedulers and other parts of IPVS that the kernel has or can load, e.g. "wrr", "pe_sip"; null = not known. */
  ipvsModules: z.array(z.string()).nullable().default(null),
  /** What loads packet rules there; null = not known. */
  packetFilter: z.enum(["nft", "iptables", "none"]).nullable().default(null),
  sudo: z.enum(["not-needed", "works", "missing"]),
  interfaces: z.array(
    z.object({
      name: z.string(),
      mac: z.string().nullable(),
      up: z.boolean(),
      addresses: z.array(z.object({ address: z.string(), prefixLength: z.number() })),
    }),
  ),
});

export const hostResourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  port: z.number(),
  username: z.string(),
  privilege: z.enum(["root", "sudo"]),
  credential: z.enum(["worker_key", "uploaded_key"]),
  /** True when an uploaded key is stored; the key itself never leaves. */
  hasUploadedKey: z.boolean(),
  trust: z.enum(["unconfirmed", "trusted", "quarantined"]),
  hostKeyFingerprint: z.string().nullable(),
  offeredHostKey: z.object({ fingerprint: z.string(), algorithm: z.string(), seenAt: timestampSchema }).nullable(),
  connection: z.enum(["unknown", "connected", "unreachable", "refused"]),
  connectionProblem: sentenceSchema.nullable(),
  lastSeenAt: timestampSchema.nullable(),
  facts: hostFactsSchema.nullable(),
  factsAt: timestampSchema.nullable(),
  /** Where it is used: [{ clusterId, clusterName, role }] */
  uses: z.array(
    z.object({ clusterId: z.string(), clusterName: z.string(), role: z.enum(["director", "real-server"]) }),
  ),
  revision: z.number(),
});

export const hostAddressSchema = z
  .string()
  .trim()
  .transform((text, context) => {
    const address = parseAddress(text);
    if (address !== null) return address as string;
    if (dnsNameSchema.safeParse(text).success && !/^[\d.]+$/.test(text)) return text.toLowerCase();
    context.addIssue({ code: "custom", message: "host_address.invalid" });
    return z.NEVER;
  });

export const createHostSchema = z.object({
  name: nameSchema,
  address: hostAddressSchema,
  port: portSchema.default(22),
  username: usernameSchema.default("root"),
  privilege: z.enum(["root", "sudo"]).default("root"),
});

export const updateHostSchema = createHostSchema.partial();

const fingerprintSchema = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, "fingerprint.invalid");

/**
 * POST /hosts/{id}/trust: the person confirms the fingerprint they compared. A host that shows another key than the
 * confirmed one (quarantined) needs `replaces` as well: the old fingerprint, so that nobody clicks a changed key away.
 */
export const trustHostSchema = z.object({ fingerprint: fingerprintSchema, replaces: fingerprintSchema.optional() });

/** PUT /hosts/{id}/credential. Secrets are sealed to the worker at once and are never presented. */
export const hostCredentialSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("worker_key") }),
  z.object({
    kind: z.literal("uploaded_key"),
    privateKey: z.string().min(1, "key.required").max(16384, "key.too_long"),
    passphrase: z.string().max(1024).optional(),
  }),
]);

/** POST /hosts/{id}/install-key: logs in once with this password and appends the worker's public key. */
export const installKeySchema = z.object({ password: z.string().min(1, "password.required").max(1024) });

/** Packages that Signalbox installs; no other name ever reaches a package manager. */
export const packageNameSchema = z.enum(["keepalived", "ipvsadm", "nftables"]);
export type PackageName = z.infer<typeof packageNameSchema>;

/** POST /hosts/{id}/packages */
export const installPackagesSchema = z.object({ packages: z.array(packageNameSchema).min(1) });

export type HostFacts = z.infer<typeof hostFactsSchema>;
export type HostResource = z.infer<typeof hostResourceSchema>;
