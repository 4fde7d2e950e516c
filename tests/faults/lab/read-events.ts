export type ServerEvent = { readonly event: string; readonly data: unknown };

/** The events of a stream as they come, until it ends or is aborted; the panel writes each datum as one line of JSON. */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of stream) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = /^event: ?(.*)$/m.exec(block)?.[1];
        const data = /^data: ?(.*)$/m.exec(block)?.[1];
        if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) };
      }
    }
  } catch (error) {
    if (!(error instanceof Error) || !["AbortError", "TimeoutError"].includes(error.name)) throw error;
  }
}
