import { z } from "zod";
import { dnsNameSchema, portSchema, usernameSchema } from "./atoms";

/** Local part of letters, digits and what is common in one; no quoted parts. Without a domain it is the mail server's. */
const mailSchema = z
  .string()
  .max(120, "mail.invalid")
  .regex(/^[A-Za-z0-9][\w.+-]{0,63}(@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*)?$/, "mail.invalid");

/** Where keepalived sends its mails. */
export const mailSettingsSchema = z.object({
  server: dnsNameSchema,
  port: portSchema.default(25),
  from: mailSchema,
  to: z.array(mailSchema).min(1, "mail.recipients").max(20, "mail.recipients"),
  /** Name in HELO; null = the director's. */
  heloName: dnsNameSchema.nullable().default(null),
  connectTimeoutSec: z.number().int().min(1, "mail.timeout").max(300, "mail.timeout").default(30),
});

/** What holds for the whole keepalived of each director. Engine ipvsadm ignores it. */
export const keepalivedSettingsSchema = z.object({
  /** Runs checks by command, trackers and notifications. It must exist on the directors. */
  scriptUser: usernameSchema.default("root"),
  /** Null = no mails. */
  mail: mailSettingsSchema.nullable().default(null),
  /** VRRP waits so long after keepalived's start, for networks that are slow to come up. */
  vrrpStartupDelaySec: z.number().int().min(0, "vrrp.startup_delay").max(600, "vrrp.startup_delay").default(0),
});

export type KeepalivedSettings = z.infer<typeof keepalivedSettingsSchema>;
