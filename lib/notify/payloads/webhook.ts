import { createHmac } from "node:crypto";
import type { Message } from "../message";
import type { Payload } from "./payload";

/**
 * JSON for programs. `X-Signalbox-Signature: t=<unix seconds>,v1=<hex>` is HMAC-SHA256 with the secret over
 * `<t>.<body>`: a receiver that checks it, and that the time is near, knows who wrote and that nobody sends it again.
 * `X-Signalbox-Delivery` stays the same when a message is tried again.
 */
export function webhookPayload(
  message: Message,
  { url, secret }: { readonly url: string; readonly secret: string },
  nowMs: number,
): Payload {
  const { id, at, isTest, title, lines, more } = message;
  const body = JSON.stringify({
    id,
    at,
    kind: isTest ? "test" : "alerts",
    title,
    alerts: lines,
    more,
    url: message.url,
  });
  const seconds = Math.floor(nowMs / 1000);
  const signature = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  const headers = { "x-signalbox-signature": `t=${seconds},v1=${signature}`, "x-signalbox-delivery": id };
  return { url, headers, body };
}
