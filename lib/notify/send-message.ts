import type { ChannelSettings } from "@/lib/model/alert/channel-settings";
import { assertNever } from "@/lib/model/assert-never";
import type { Message } from "./message";
import { dingtalkPayload } from "./payloads/dingtalk";
import { feishuPayload } from "./payloads/feishu";
import type { NotifyProblem, Payload } from "./payloads/payload";
import { readAnswer } from "./payloads/read-answer";
import { slackPayload } from "./payloads/slack";
import { webhookPayload } from "./payloads/webhook";
import { wecomPayload } from "./payloads/wecom";
import { post } from "./post";
import { sendMail } from "./send-mail";

export type SendOptions = {
  /** Networks that are not public and may be written to all the same. */
  readonly allowed: readonly string[];
  readonly nowMs: number;
};

/** Sends a message once; null = it was taken. */
export async function sendMessage(
  message: Message,
  settings: ChannelSettings,
  { allowed, nowMs }: SendOptions,
): Promise<NotifyProblem | null> {
  if (settings.kind === "mail") return await sendMail(message, settings, allowed);
  const posted = await post(payloadOf(message, settings, nowMs), allowed);
  return posted.ok ? readAnswer(settings.kind, posted.answer) : posted.problem;
}

function payloadOf(message: Message, settings: Exclude<ChannelSettings, { kind: "mail" }>, nowMs: number): Payload {
  switch (settings.kind) {
    case "slack":
      return slackPayload(message, settings);
    case "dingtalk":
      return dingtalkPayload(message, settings, nowMs);
    case "feishu":
      return feishuPayload(message, settings, nowMs);
    case "wecom":
      return wecomPayload(message, settings);
    case "webhook":
      return webhookPayload(message, settings, nowMs);
    default:
      return assertNever(settings);
  }
}
