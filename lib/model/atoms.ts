import { z } from "zod";

/**
 * The typed atoms that may appear in a file or program on a host. Whatever a user typed reaches a host only through one
 * of these (or an IpAddress); free text such as names and notes stays in Postgres.
 */
export const portSchema = z.number().int().min(1, "port.range").max(65535, "port.range");

/** Linux IFNAMSIZ is 16 with the final NUL; we take the characters real interfaces have and no leading dash or dot. */
export const interfaceSchema = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.:@-]{0,14}$/, "interface.invalid");

/** ipvsadm 1.31 takes up to 2147483647 on Debian, 65535 upstream (formats.md of the kernel's int): the portable range. */
export const weightSchema = z.number().int().min(0, "weight.range").max(65535, "weight.range");

/** Upper and lower connection thresholds of a destination; 0 = off. */
export const thresholdSchema = z.number().int().min(0, "threshold.range").max(2147483647, "threshold.range");

/** POSIX user names as useradd(8) takes them. */
export const usernameSchema = z.string().regex(/^[a-z_][a-z0-9_-]{0,31}$/, "username.invalid");

/** DNS name of an sshd (RFC 1123 labels). Addresses are checked apart. */
export const dnsNameSchema = z
  .string()
  .max(253, "host_address.invalid")
  .regex(/^(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*$/, "host_address.invalid");

/** Display names: any script, one line, no control or bidirectional override characters, trimmed. Never sent to a host. */
export const nameSchema = z
  .string()
  .trim()
  .min(1, "name.required")
  .max(80, "name.too_long")
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, "name.control_characters");

/** Schedulers of IPVS by their kernel module name without `ip_vs_` (Linux 6.1; availability depends on the director). */
export const schedulers = [
  "rr",
  "wrr",
  "lc",
  "wlc",
  "lblc",
  "lblcr",
  "dh",
  "sh",
  "sed",
  "nq",
  "fo",
  "ovf",
  "mh",
  "twos",
] as const;
export const schedulerSchema = z.enum(schedulers);
export type Scheduler = z.infer<typeof schedulerSchema>;
