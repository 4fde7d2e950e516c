import { createHmac } from "node:crypto";
import type { Message } from "../message";
import { fitBytes } from "./fit-bytes";
import { markdownText } from "./markdown-text";
import type { Payload } from "./payload";

const textLimit = 18_000;

/**
 * A DingTalk robot. It signs with the secret as the key, over the time in milliseconds and the secret, in the address:
 * Feishu's way looks alike and is another one.
 */
export function dingtalkPayload(
  message: Message,
  { url, secret }: { readonly url: string; readonly secret: string },
  nowMs: number,
): Payload {
  const signed = new URL(url);
  if (secret !== "") {
    signed.searchParams.set("timestamp", String(nowMs));
    signed.searchParams.set("sign", createHmac("sha256", secret).update(`${nowMs}\n${secret}`).digest("base64"));
  }
  const markdown = { title: fitBytes(message.title, 200), text: fitBytes(markdownText(message), textLimit) };
  return { url: signed.href, headers: {}, body: JSON.stringify({ msgtype: "markdown", markdown }) };
}
