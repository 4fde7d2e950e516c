import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { readonly url: URL; readonly headers: IncomingHttpHeaders; readonly body: string };

/** A web server that takes what is posted to it, and says what a test has it say. */
export type Receiver = {
  readonly origin: string;
  readonly received: Received[];
  /** What it answers from now on. */
  answer(status: number, body: string, headers?: Record<string, string>): void;
  close(): Promise<void>;
};

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let reply = { status: 200, body: '{"errcode":0,"code":0}', headers: {} };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://receiver");
      received.push({ url, headers: request.headers, body: Buffer.concat(parts).toString() });
      response.writeHead(reply.status, reply.headers).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    answer(status, body, headers = {}) {
      reply = { status, body, headers };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
