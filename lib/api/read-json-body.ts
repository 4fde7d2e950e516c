import { AppError } from "@/lib/model/app-error";

/** No request of ours comes near this; a larger one is cut off while it arrives, not after. */
const maxBytes = 1024 * 1024;

/**
 * The body of a mutation, or undefined when there is none. A body that is not declared as JSON is refused before it is
 * read: forms and text/plain are what another site can make a browser send without asking.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type");
  if (type !== null && !/^application\/json\s*(;|$)/i.test(type)) throw new AppError("input.media_type");
  const text = await readText(request);
  if (text === "") return undefined;
  if (type === null) throw new AppError("input.media_type");
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("input.malformed");
  }
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new AppError("input.too_large");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let text = "";
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new AppError("input.too_large");
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("input.malformed", { cause: error });
  }
}
