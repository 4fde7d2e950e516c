import { createTransport } from "nodemailer";
import type { MailSettings } from "@/lib/model/alert/channel-settings";
import type { Message } from "./message";
import { markOf } from "./payloads/mark-of";
import type { NotifyProblem } from "./payloads/payload";
import { attemptMs } from "./post";
import { resolveTarget } from "./resolve-target";

/**
 * Sends a message as plain text. Names of clusters and servers get into the subject as text: a line break in one becomes a
 * space, so that it begins no header of its own.
 */
export async function sendMail(
  message: Message,
  settings: MailSettings,
  allowed: readonly string[],
): Promise<NotifyProblem | null> {
  const { host, port, security, username, password, from, to } = settings;
  try {
    const target = await resolveTarget(host, allowed);
    if (target === null) return { code: "notify.forbidden_address", params: { host } };
    const transport = createTransport({
      host: target.address,
      port,
      secure: security === "tls",
      requireTLS: security === "starttls",
      ignoreTLS: security === "none",
      ...(username !== "" && { auth: { user: username, pass: password } }),
      // The certificate is the name's, whatever address was connected to.
      tls: { servername: host, minVersion: "TLSv1.2" },
      connectionTimeout: attemptMs,
      greetingTimeout: attemptMs,
      socketTimeout: attemptMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        from,
        to,
        subject: oneLine(`[Signalbox] ${message.title}`),
        text: mailText(message),
        messageId: `<${message.id}@signalbox>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
    } finally {
      transport.close();
    }
    return null;
  } catch (error) {
    return explain(error, host);
  }
}

function mailText(message: Message): string {
  const lines = message.lines.map((line) => `${markOf(line)} ${line.title}\n${line.text}\n${line.url}`);
  const more = message.more === "" ? [] : [`${message.more}\n${message.url}`];
  return [message.title, ...lines, ...more].join("\n\n");
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}

/** What the server said may hold addresses or worse: its number is enough. */
function explain(error: unknown, host: string): NotifyProblem {
  const { code, responseCode } = Object(error);
  if (code === "ETIMEDOUT") return { code: "notify.timeout", params: { host } };
  if (typeof responseCode === "number") return { code: "notify.mail_refused", params: { host, status: responseCode } };
  return { code: "notify.unreachable", params: { host } };
}
