import { z } from "zod";

/** A line of mail headers must stay one: a line break would begin another header. */
const line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "channel.line");

/** The address of a robot is its password: whoever has it can write. */
const url = z
  .url({ protocol: /^https?$/, error: "channel.url" })
  .max(2000, "channel.url")
  .refine((text) => {
    const parts = URL.canParse(text) ? new URL(text) : null;
    return parts !== null && parts.username === "" && parts.password === "";
  }, "channel.url");

const secret = line.max(500, "channel.secret");

/** One address, as it stands in a header and in the envelope. */
const mailAddress = z.email("email.invalid").max(254, "email.invalid");

export const mailSettingsSchema = z.object({
  kind: z.literal("mail"),
  host: line.min(1, "channel.host").max(253, "channel.host"),
  port: z.number().int().min(1, "port.range").max(65535, "port.range").default(587),
  /** "starttls" refuses a server that cannot; "none" is for a relay on a network of one's own. */
  security: z.enum(["starttls", "tls", "none"]).default("starttls"),
  username: line.max(254, "channel.secret").default(""),
  password: secret.default(""),
  from: mailAddress,
  to: z.array(mailAddress).min(1, "channel.recipients").max(50, "channel.recipients"),
});

export const webhookSettingsSchema = z.object({
  kind: z.literal("webhook"),
  url,
  /** Signs every request. */
  secret: secret.min(16, "channel.webhook_secret"),
});

/** How a channel is reached. All of it is sealed; only `channelHint` leaves. */
export const channelSettingsSchema = z.discriminatedUnion("kind", [
  mailSettingsSchema,
  z.object({ kind: z.literal("slack"), url }),
  /** Secrets of robots are "" where the robot is guarded by keywords or addresses instead. */
  z.object({ kind: z.literal("dingtalk"), url, secret: secret.default("") }),
  z.object({ kind: z.literal("feishu"), url, secret: secret.default("") }),
  z.object({ kind: z.literal("wecom"), url }),
  webhookSettingsSchema,
]);

export const channelKindSchema = z.enum(["mail", "slack", "dingtalk", "feishu", "wecom", "webhook"]);

export type MailSettings = z.output<typeof mailSettingsSchema>;
export type ChannelSettings = z.output<typeof channelSettingsSchema>;
export type ChannelKind = z.infer<typeof channelKindSchema>;

/** By which people tell channels apart; none of it opens anything. */
export function channelHint(settings: ChannelSettings): string {
  return settings.kind === "mail" ? `${settings.host}, ${settings.to.join(", ")}` : new URL(settings.url).host;
}
