import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import tls from "node:tls";
import { afterEach, expect, test } from "vitest";
import { parseEnv } from "@/lib/config/env";
import { createWebServer, type WebServer } from "@/lib/runtime/http/web-server";
import { makeCertificate } from "@/tests/support/make-certificate";

let web: WebServer | undefined;
afterEach(() => web?.close());

type Handler = Parameters<typeof createWebServer>[1];

async function serve(handle: Handler, variables: Record<string, string> = {}): Promise<number> {
  web = createWebServer({ ...parseEnv(variables), port: 0 }, handle);
  return await web.listen();
}

test("every answer carries the safeguards and a request id", async () => {
  const port = await serve(async (_request, response) => void response.end("ok"));
  const { headers } = await fetch(`http://127.0.0.1:${port}/`);
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get("strict-transport-security")).toBeNull();
  expect(headers.get("x-powered-by")).toBeNull();
});

test("HSTS is sent when people reach the panel by https", async () => {
  const variables = { SIGNALBOX_PUBLIC_URL: "https://lvs.example.org" };
  const port = await serve(async (_request, response) => void response.end("ok"), variables);
  const { headers } = await fetch(`http://127.0.0.1:${port}/`);
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
});

test("closing cuts event streams, lets a short answer end, and takes nobody new", async () => {
  let finishSlow: () => void = () => undefined;
  const port = await serve(async (request, response) => {
    if (request.url === "/events") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(": hello\n\n");
      return;
    }
    response.write("half, ");
    finishSlow = () => response.end("whole");
  });
  const stream = http.get(`http://127.0.0.1:${port}/events`);
  const [streaming] = await once(stream, "response");
  streaming.resume();
  const cut = once(streaming, "error");
  const slow = await fetch(`http://127.0.0.1:${port}/slow`);
  const closed = web?.close();
  await cut;
  finishSlow();
  expect(await slow.text()).toBe("half, whole");
  await closed;
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});

test("a WebSocket upgrade is refused", async () => {
  const port = await serve(async (_request, response) => void response.end("ok"));
  const headers = { connection: "Upgrade", upgrade: "websocket" };
  const request = http.get({ host: "127.0.0.1", port, headers });
  const [error] = await once(request, "error");
  expect(error).toMatchObject({ code: "ECONNRESET" });
});

test("a taken port is said to be taken", async () => {
  const port = await serve(async (_request, response) => void response.end());
  const second = createWebServer({ ...parseEnv({}), port }, async () => undefined);
  await expect(second.listen()).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("with a certificate: HTTPS only, and nothing older than TLS 1.2", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), "signalbox-tls-"));
  const { certFile, keyFile } = makeCertificate(directory);
  const port = await serve(async (_request, response) => void response.end("ok"), {
    SIGNALBOX_TLS_CERT: certFile,
    SIGNALBOX_TLS_KEY: keyFile,
  });
  const request = https.get({ host: "127.0.0.1", port, rejectUnauthorized: false });
  const [response] = await once(request, "response");
  response.resume();
  expect(response.headers["strict-transport-security"]).toBe("max-age=31536000");
  const old = tls.connect({
    host: "127.0.0.1",
    port,
    rejectUnauthorized: false,
    minVersion: "TLSv1",
    maxVersion: "TLSv1.1",
  });
  await once(old, "error");
  rmSync(directory, { recursive: true });
});
