import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tablesEqual } from "@/lib/ipvs/equality";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { configTestScript } from "@/lib/keepalived/config-test-script";
import { readServices } from "@/lib/keepalived/read-services";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import { quoteText } from "@/lib/shell/quote";
import { noNetworkNamespace, runInNetworkNamespace } from "../../support/network-namespace";
import { randomCluster } from "../plan/random-cluster";

const noKeepalived =
  spawnSync("keepalived", ["--version"]).error === undefined ? noNetworkNamespace : "keepalived is not installed";
if (noKeepalived !== null) console.info(`keepalived laws: ${noKeepalived}`);

const underKeepalived = randomCluster.filter(({ engine }) => engine === "keepalived");

test("a rendered file is read back as the table that the kernel must show", () => {
  fc.assert(
    fc.property(underKeepalived, (cluster) => {
      const read = readServices(renderKeepalivedConf(cluster, "d0"));
      expect(read.ok && tablesEqual(expectedTable(cluster), read.value.table)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test.skipIf(noKeepalived !== null)(
  "keepalived has nothing to say about 1,000 rendered files",
  { timeout: 240_000 },
  async () => {
    const files = fc.sample(underKeepalived, 1000).map((cluster) => renderKeepalivedConf(cluster, "d0"));
    // As many as fit into one program: a word of a command line has at most 128 KiB.
    const batchSize = 25;
    let accepted = 0;
    for (let start = 0; start < files.length; start += batchSize) {
      const batch = files.slice(start, start + batchSize);
      expect(await wordsAbout(batch)).toBe("accepted\n".repeat(batch.length));
      accepted += batch.length;
    }
    console.info(`keepalived laws: ${accepted} rendered files accepted`);
  },
);

/** What `keepalived -t` says about each file on a host with the interfaces that the files name. */
async function wordsAbout(files: readonly string[]): Promise<string> {
  const tests = files.map(
    (content) => `printf %s ${quoteText(content)} >"$signalbox_new"
if words=$(${configTestScript("signalbox_new")}); then echo accepted; else echo "refused with $?"; fi
[ -z "$words" ] || { echo "$words"; cat "$signalbox_new"; }`,
  );
  return await runInNetworkNamespace(`ip link add eth0 type veth peer name peer; ip link set eth0 up
signalbox_new=/mnt/keepalived.conf
${tests.join("\n")}`);
}
