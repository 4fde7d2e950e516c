import { randomUUID } from "node:crypto";
import { readFileSync, unwatchFile, watchFile } from "node:fs";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import type { Env } from "@/lib/config/env";
import { cleanRequest, ownHeaders } from "./clean-request";
import { trustedProxies } from "./client-address";
import { closeGently } from "./close-gently";
import { securityHeaders } from "./security-headers";

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>;

export type WebServer = {
  readonly server: http.Server;
  /** Rejects when the port is taken; returns the port, which the system chooses when 0 was asked for. */
  listen(): Promise<number>;
  close(): Promise<void>;
};

/** The one place where requests enter: HTTP, or HTTPS with a certificate, with every header checked on its way in and out. */
export function createWebServer(settings: Env, handle: Handler, isDevelopment = false): WebServer {
  const server = settings.tls === undefined ? http.createServer() : createTlsServer(settings.tls);
  const isTrusted = trustedProxies(settings.trustedProxies);
  const safeguards = securityHeaders(settings.publicUrl.startsWith("https:"));
  // Slow senders must not hold sockets; answers such as event streams may last as long as they like.
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  // Longer than proxies keep idle connections, so that they do not send into one that is closing.
  server.keepAliveTimeout = 65_000;
  server.on("request", (request, response) => {
    const requestId = randomUUID();
    cleanRequest(request.headers, { peer: request.socket.remoteAddress ?? "", requestId }, isTrusted);
    response.setHeaders(new Map(safeguards));
    response.setHeader(ownHeaders.requestId, requestId);
    handle(request, response).catch(() => response.destroy());
  });
  // Nothing of ours speaks WebSocket, except Next's reloading while developing.
  if (!isDevelopment) server.on("upgrade", (_request, socket) => socket.destroy());
  const close = closeGently(server);
  return {
    server,
    listen: () => listen(server, settings),
    async close() {
      if (settings.tls !== undefined) unwatchFile(settings.tls.certFile);
      await close();
    },
  };
}

function listen(server: http.Server, { port, host }: Env): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address: AddressInfo | string | null = server.address();
      resolve(address === null || typeof address === "string" ? port : address.port);
    });
  });
}

/** A renewed certificate is taken within a minute, without a restart; a faulty one leaves the former in force. */
function createTlsServer(tls: { certFile: string; keyFile: string }): https.Server {
  const read = () => ({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) });
  const server = https.createServer({ ...read(), minVersion: "TLSv1.2" });
  watchFile(tls.certFile, { interval: 60_000, persistent: false }, () => {
    try {
      server.setSecureContext({ ...read(), minVersion: "TLSv1.2" });
    } catch (error) {
      server.emit("tlsClientError", error);
    }
  });
  return server;
}
