import { z } from "zod";
import { addressSchema } from "@/lib/model/address";
import { ipvsSysctlsSchema } from "@/lib/model/ipvs-sysctls";

/**
 * What a director runs, as one look at it found it. It is stored between the look and the import, so it holds no password:
 * those are cut out before it leaves the worker.
 */
export const discoverySchema = z.object({
  /** By which keepalived decides lines with `@NAME`: its `-i`, else the host's name up to the first dot. */
  configId: z.string(),
  /** Null = not installed. */
  keepalived: z
    .object({
      version: z.string(),
      running: z.boolean(),
      /** What it was started with, or would be. */
      path: z.string(),
    })
    .nullable(),
  /** keepalived's file, if there is one, and then what it includes. */
  files: z.array(
    z.object({
      path: z.string(),
      /** Of the file on the director. */
      sha256: z.string(),
      /** Null = too long, or no UTF-8. VRRP passwords are includes of their secrets, all others blotted out. */
      text: z.string().nullable(),
    }),
  ),
  /** Those of the files that are symbolic links. */
  links: z.array(z.string()).default([]),
  ipvsadmVersion: z.string().nullable(),
  /** `ipvsadm -Sn`; null = there is no table, or nothing to read it with. */
  rules: z.string().nullable(),
  /** `ipvsadm -L --timeout`, or nothing. */
  timeouts: z.string(),
  /** The lines of `ipvsadm -L --daemon`: one for each half of the sync daemon that runs. */
  daemons: z.array(z.string()),
  /** All below `net.ipv4.vs` that we know. */
  sysctls: ipvsSysctlsSchema,
  addresses: z.array(z.object({ interface: z.string(), address: addressSchema, prefixLength: z.number() })),
  /** Rules of packet filters that set a mark, as they were printed. */
  markRules: z.array(z.string()),
  /** The distribution's own service that loads a table at boot, and that does so. */
  bootLoader: z.string().nullable(),
});

export type Discovery = z.infer<typeof discoverySchema>;

/** A director that was looked at; `name` is its host's, and no two are equal. */
export type DiscoveredDirector = { readonly name: string; readonly found: Discovery };
