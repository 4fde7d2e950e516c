import { createHmac } from "node:crypto";
import type { Message } from "../message";
import { fitBytes } from "./fit-bytes";
import { markOf } from "./mark-of";
import type { Payload } from "./payload";

/** The whole request may have 20 KB; this leaves room for escapes. */
const lineLimit = 600;

/**
 * A Feishu or Lark robot. The time in seconds and the secret are the key, and nothing is signed with it; time and sign
 * stand in the body. Texts of a post are plain: nothing in them calls anybody.
 */
export function feishuPayload(
  message: Message,
  { url, secret }: { readonly url: string; readonly secret: string },
  nowMs: number,
): Payload {
  const timestamp = String(Math.floor(nowMs / 1000));
  const sign = createHmac("sha256", `${timestamp}\n${secret}`).digest("base64");
  const content = message.lines.map((line) => [
    { tag: "text", text: `${markOf(line)} ` },
    { tag: "a", text: fitBytes(line.title, 200), href: line.url },
    { tag: "text", text: `\n${fitBytes(line.text, lineLimit)}` },
  ]);
  const more = message.more === "" ? [] : [[{ tag: "a", text: message.more, href: message.url }]];
  const post = { en_us: { title: fitBytes(message.title, 200), content: [...content, ...more] } };
  const signature = secret === "" ? {} : { timestamp, sign };
  return { url, headers: {}, body: JSON.stringify({ ...signature, msg_type: "post", content: { post } }) };
}
