/**
 * `npm run demo`: a lab of real LVS hosts, a panel, a cluster made through the panel's public API, and a client that
 * asks for pages all the time, so that a newcomer sees living figures. Ctrl-C takes all of it away again.
 */
import { once } from "node:events";
import { type Lab, startLab } from "@/tests/lab/lab";
import { type Panel, startPanel } from "@/tests/support/panel/start-panel";
import { demoPerson, makeDemoCluster } from "./demo/demo-cluster";
import { keepAsking } from "./demo/traffic";

const startedAt = Date.now();
const interrupt = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupt.abort());

const parts: { lab?: Lab; panel?: Panel } = {};
try {
  await demo();
} catch (error) {
  if (!interrupt.signal.aborted) {
    console.error(`demo: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
} finally {
  say("stopping the panel and the lab; nothing stays but the cached image");
  await parts.panel?.stop();
  await parts.lab?.down();
}

async function demo(): Promise<void> {
  say("starting two directors, four real servers and a client, each with a Linux of its own");
  say("starting the panel with a database of its own (the first time its pages are built)");
  const [lab, panel] = await startBoth();
  interrupt.signal.throwIfAborted();
  const vip = await makeDemoCluster(panel, lab, say);
  interrupt.signal.throwIfAborted();
  say("the client asks for pages, about twenty a second, until you stop the demo");
  const traffic = keepAsking(lab, vip, interrupt.signal);
  console.log(`
  Open       ${panel.origin}
  E-mail     ${demoPerson.email}
  Password   ${demoPerson.password}

  Change a weight in the table and watch the connections follow. Look inside a director:
  npm run lab -- exec director1 ipvsadm -Ln
  Ctrl-C ends everything.
`);
  if (!interrupt.signal.aborted) await once(interrupt.signal, "abort");
  await traffic;
}

/** Whatever has been started is known to the clean-up even when the other half fails. */
async function startBoth(): Promise<[Lab, Panel]> {
  const lab = startLab().then((started) => {
    parts.lab = started;
    return started;
  });
  const panel = startPanel().then((started) => {
    parts.panel = started;
    return started;
  });
  await Promise.allSettled([lab, panel]);
  return [await lab, await panel];
}

function say(line: string): void {
  console.log(`demo ${((Date.now() - startedAt) / 1000).toFixed(0).padStart(3)} s: ${line}`);
}
