/** One server-sent event (WHATWG HTML 9.2). `data` is any text; JSON is what we send. */
export type ServerEvent = { readonly event: string; readonly id?: string; readonly data: string };

/**
 * Encodes one event as it goes over the wire. A line break in the name or the id would let data forge fields, and a NUL
 * makes browsers drop the id, so both are refused; `data` is split into lines, which the browser joins again.
 */
export function encodeEvent({ event, id, data }: ServerEvent): string {
  const lines = [`event: ${field(event)}`];
  if (id !== undefined) lines.push(`id: ${field(id)}`);
  for (const line of data.split(/\r\n|\r|\n/)) lines.push(`data: ${line}`);
  return `${lines.join("\n")}\n\n`;
}

/** How long the browser waits before it connects again, in milliseconds. */
export function encodeRetry(retryMs: number): string {
  return `retry: ${Math.round(retryMs)}\n\n`;
}

function field(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new Error("an event's name and id are one line without NUL");
  return text;
}
