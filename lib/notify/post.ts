import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Answer, NotifyProblem, Payload } from "./payloads/payload";
import { resolveTarget, type Target } from "./resolve-target";

/** One attempt, from the name server to the last byte of the answer. */
export const attemptMs = 5_000;
/** Nobody who takes a message answers with more. */
const answerLimit = 64 * 1024;

export type Posted =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problem: NotifyProblem };

/** Posts JSON. Redirects are answers like others: they are not followed, since nobody has checked where they lead. */
export async function post(payload: Payload, allowed: readonly string[]): Promise<Posted> {
  const url = new URL(payload.url);
  const host = url.hostname;
  const over = AbortSignal.timeout(attemptMs);
  try {
    const target = await Promise.race([resolveTarget(host, allowed), rejection(over)]);
    if (target === null) return failed({ code: "notify.forbidden_address", params: { host } });
    return { ok: true, answer: await exchange(url, target, payload, over) };
  } catch {
    return failed({ code: over.aborted ? "notify.timeout" : "notify.unreachable", params: { host } });
  }
}

function failed(problem: NotifyProblem): Posted {
  return { ok: false, problem };
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
}

async function exchange(url: URL, { address, family }: Target, payload: Payload, signal: AbortSignal): Promise<Answer> {
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return await new Promise((resolve, reject) => {
    const request = send(url, {
      method: "POST",
      headers: {
        ...payload.headers,
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(payload.body),
        "user-agent": "Signalbox",
      },
      // The address that was checked, whatever the name leads to by now; TLS still asks for the name.
      lookup: (_name, options, done) =>
        options.all === true ? done(null, [{ address, family }]) : done(null, address, family),
      agent: false,
      signal,
    });
    request.on("error", reject);
    request.on("response", (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on("data", (part: Buffer) => {
        size += part.length;
        if (size <= answerLimit) parts.push(part);
        else response.destroy(new Error("the answer is too long"));
      });
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
    });
    request.end(payload.body);
  });
}
