/**
 * Headers of every response. The content policy is that of an answer which is no page; proxy.ts replaces it for pages by
 * one with a nonce, so that a page it does not know shows nothing rather than everything.
 * `overHttps`: people reach this installation by https.
 */
export function securityHeaders(overHttps: boolean): ReadonlyMap<string, string> {
  return new Map([
    ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["referrer-policy", "same-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"],
    ...(overHttps ? [["strict-transport-security", "max-age=31536000"] as const] : []),
  ]);
}
