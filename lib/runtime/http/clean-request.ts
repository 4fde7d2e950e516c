import type { IncomingHttpHeaders } from "node:http";
import { clientAddress, type TrustedProxies } from "./client-address";

/** Headers by which our own server speaks to the routes; lib/access reads the first. */
export const ownHeaders = {
  clientAddress: "x-signalbox-client-ip",
  requestId: "x-request-id",
} as const;

/** Headers a proxy in front may set. From anybody else they are lies about address, host or scheme. */
const PROXY_HEADER = /^(x-forwarded-.*|forwarded|x-real-ip)$/;

/** Headers with a meaning inside Next or between our server and the routes; no client or proxy has any business there. */
const INTERNAL_HEADER = /^(x-signalbox-.*|x-middleware-.*|x-nextjs-.*|x-invoke-.*|x-nonce|content-security-policy.*)$/;

/** Drops what the client must not say and adds what we know. Routes may believe these headers afterwards. */
export function cleanRequest(
  headers: IncomingHttpHeaders,
  facts: { readonly peer: string; readonly requestId: string },
  isTrusted: TrustedProxies,
): void {
  const address = clientAddress(facts.peer, headers, isTrusted);
  const behindProxy = isTrusted(facts.peer);
  for (const name of Object.keys(headers)) {
    if (INTERNAL_HEADER.test(name) || (!behindProxy && PROXY_HEADER.test(name))) delete headers[name];
  }
  headers[ownHeaders.clientAddress] = address;
  headers[ownHeaders.requestId] = facts.requestId;
}
