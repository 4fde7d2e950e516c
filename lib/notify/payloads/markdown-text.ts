import type { Message } from "../message";
import { markOf } from "./mark-of";

/** The message as the Markdown that DingTalk and WeCom understand. */
export function markdownText(message: Message): string {
  const lines = message.lines.map(
    (line) => `${markOf(line)} [${plain(line.title)}](${line.url})\n\n${plain(line.text)}`,
  );
  const more = message.more === "" ? [] : [`[${plain(message.more)}](${message.url})`];
  return [`### ${plain(message.title)}`, ...lines, ...more].join("\n\n");
}

/** A name must be no mark-up: `<@all>` would call everybody, and brackets would make a link. */
function plain(text: string): string {
  return text
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replaceAll(/([[\]*_`#])/g, "\\$1");
}
