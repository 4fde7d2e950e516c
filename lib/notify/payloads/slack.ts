import type { Message } from "../message";
import { fitBytes } from "./fit-bytes";
import { markOf } from "./mark-of";
import type { Payload } from "./payload";

/** Slack takes 50 blocks of 3000 characters; a message has one for each alert and two more. */
const sectionLimit = 2900;
const headerLimit = 150;

/** Block Kit. `text` is what notifications and screen readers show. */
export function slackPayload(message: Message, { url }: { readonly url: string }): Payload {
  const sections = message.lines.map((line) =>
    section(`${markOf(line)} *<${line.url}|${plain(line.title)}>*\n${plain(line.text)}`),
  );
  const header = { type: "header", text: { type: "plain_text", text: fitBytes(message.title, headerLimit) } };
  const more = message.more === "" ? [] : [section(`<${message.url}|${plain(message.more)}>`)];
  const body = JSON.stringify({ text: plain(message.title), blocks: [header, ...sections, ...more] });
  return { url, headers: {}, body };
}

function section(text: string) {
  return { type: "section", text: { type: "mrkdwn", text: fitBytes(text, sectionLimit) } };
}

/** Without it a name could call everybody (`<!channel>`) or be a link. */
function plain(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
