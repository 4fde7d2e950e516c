import type { Message } from "../message";
import { fitBytes } from "./fit-bytes";
import { markdownText } from "./markdown-text";
import type { Payload } from "./payload";

/** Bytes, not characters: Chinese takes three each. */
const markdownLimit = 4096;

/** A WeCom robot; the key in its address is all the proof it asks for. */
export function wecomPayload(message: Message, { url }: { readonly url: string }): Payload {
  const markdown = { content: fitBytes(markdownText(message), markdownLimit) };
  return { url, headers: {}, body: JSON.stringify({ msgtype: "markdown", markdown }) };
}
