import path from "node:path";
import next from "next";
import { env } from "@/lib/config/env";
import { createLog } from "@/lib/log/log";
import { runChild } from "@/lib/runtime/child-process";
import { createWebServer } from "@/lib/runtime/http/web-server";
import { closeServices } from "@/lib/runtime/web";

/** The web half: pages, API and event streams. It holds no key to any host and opens no SSH connection. */
const settings = env();
const log = createLog("web", settings.logLevel);
const dev = process.argv.includes("--dev");

await runChild(log, async () => {
  const app = next({
    dev,
    dir: path.resolve(import.meta.dirname, ".."),
    hostname: settings.host,
    port: settings.port,
    customServer: true,
  });
  await app.prepare();
  const web = createWebServer(settings, app.getRequestHandler(), dev);
  await web.listen();
  return async () => {
    await web.close();
    await app.close();
    await closeServices();
  };
});
