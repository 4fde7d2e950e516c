import { describe, expect, test } from "vitest";
import { clientAddressHeader } from "@/lib/access/auth";
import { cleanRequest, ownHeaders } from "@/lib/runtime/http/clean-request";
import { clientAddress, trustedProxies } from "@/lib/runtime/http/client-address";

const isTrusted = trustedProxies(["10.0.0.0/8", "fd00::/8", "192.0.2.1"]);

describe("the client's address", () => {
  test.each([
    ["203.0.113.7", undefined, "203.0.113.7"],
    ["::ffff:203.0.113.7", undefined, "203.0.113.7"],
    ["203.0.113.7", "198.51.100.1", "203.0.113.7"],
    ["10.0.0.5", "198.51.100.1", "198.51.100.1"],
    ["::ffff:10.0.0.5", "198.51.100.1", "198.51.100.1"],
    ["fd00::5", "2001:db8::1", "2001:db8::1"],
    ["10.0.0.5", "203.0.113.9, 198.51.100.1, 10.0.0.6", "198.51.100.1"],
    ["10.0.0.5", "198.51.100.1, <script>", "10.0.0.5"],
    ["10.0.0.5", undefined, "10.0.0.5"],
  ])("peer %s with X-Forwarded-For %s is %s", (peer, forwarded, expected) => {
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    expect(clientAddress(peer, headers, isTrusted)).toBe(expected);
  });

  test("without trusted proxies nobody's X-Forwarded-For is read, not even this machine's", () => {
    expect(clientAddress("127.0.0.1", { "x-forwarded-for": "198.51.100.1" }, trustedProxies([]))).toBe("127.0.0.1");
  });
});

describe("request headers", () => {
  const lies = {
    "x-forwarded-for": "198.51.100.1",
    "x-forwarded-host": "evil.example.org",
    "x-forwarded-proto": "https",
    forwarded: "for=198.51.100.1",
    "x-real-ip": "198.51.100.1",
    "x-signalbox-client-ip": "198.51.100.1",
    "x-signalbox-path": "/elsewhere",
    "x-middleware-subrequest": "proxy:proxy:proxy",
    "x-middleware-rewrite": "http://169.254.169.254/",
    "x-nextjs-data": "1",
    "x-nonce": "known",
    "content-security-policy": "script-src 'nonce-known'",
    "x-request-id": "chosen",
  };

  test("from a client: everything it must not say is gone", () => {
    const headers = { ...lies, cookie: "a=b", "if-match": '"3"' };
    cleanRequest(headers, { peer: "203.0.113.7", requestId: "ours" }, isTrusted);
    expect(headers).toEqual({
      cookie: "a=b",
      "if-match": '"3"',
      "x-signalbox-client-ip": "203.0.113.7",
      "x-request-id": "ours",
    });
  });

  test("from a trusted proxy: only what proxies tell stays", () => {
    const headers = { ...lies };
    cleanRequest(headers, { peer: "10.0.0.5", requestId: "ours" }, isTrusted);
    expect(Object.keys(headers).sort()).toEqual([
      "forwarded",
      "x-forwarded-for",
      "x-forwarded-host",
      "x-forwarded-proto",
      "x-real-ip",
      "x-request-id",
      "x-signalbox-client-ip",
    ]);
    expect(headers["x-signalbox-client-ip"]).toBe("198.51.100.1");
  });

  test("the address travels under the name that lib/access reads", () => {
    expect(ownHeaders.clientAddress).toBe(clientAddressHeader);
  });
});
