import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { tablesEqual } from "@/lib/ipvs/equality";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { configTestScript } from "@/lib/keepalived/config-test-script";
import { readServices } from "@/lib/keepalived/read-services";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import { parseTree } from "@/lib/keepalived/syntax/parse-tree";
import { readVrrpSecretPath, vrrpSecretFolder } from "@/lib/keepalived/vrrp-secret-file";
import { checkCluster } from "@/lib/model/check-cluster";
import { quoteText } from "@/lib/shell/quote";
import { noNetworkNamespace, runInNetworkNamespace } from "../../support/network-namespace";
import { exampleClusters } from "./example-clusters";

const noKeepalived =
  spawnSync("keepalived", ["--version"]).error === undefined ? noNetworkNamespace : "keepalived is not installed";
if (noKeepalived !== null) console.info(`render-keepalived-conf: ${noKeepalived}`);

const cases = Object.entries(exampleClusters);

describe.each(cases)("%s", (name, cluster) => {
  test("has no error of its own", () => {
    const errors = checkCluster(cluster).filter(({ severity }) => severity === "error");
    expect(errors).toEqual([]);
  });

  test("each director's file is the reviewed one", async () => {
    for (const { id, name: director } of cluster.directors) {
      const path = `../../golden/keepalived/${name}/${director}.conf`;
      await expect(renderKeepalivedConf(cluster, id)).toMatchFileSnapshot(path);
    }
  });

  test("the file tells the table that the kernel must show", () => {
    for (const { id } of cluster.directors) {
      const read = readServices(renderKeepalivedConf(cluster, id));
      expect(read.ok && read.value.clusterId).toBe(cluster.id);
      expect(read.ok && tablesEqual(read.value.table, expectedTable(cluster))).toBe(true);
    }
  });

  test("it parses as a tree", () => {
    for (const { id } of cluster.directors) expect(parseTree(renderKeepalivedConf(cluster, id)).ok).toBe(true);
  });

  test.skipIf(noKeepalived !== null)("keepalived has nothing to say about it", async () => {
    for (const { id } of cluster.directors) {
      expect(await testWithKeepalived(renderKeepalivedConf(cluster, id))).toBe("accepted\n");
    }
  });
});

describe.skipIf(noKeepalived !== null)("configTestScript", () => {
  const conf = renderKeepalivedConf(exampleClusters["two-directors-dr-tcp-check"] ?? fail(), "d1");

  test.each([
    ["an interface that is not there", conf.replaceAll("eth0", "eth7"), /eth7/],
    ["an unknown keyword", conf.replace("    delay_loop", "    delay_lop"), /delay_lop/],
    ["a missing parameter", conf.replace("protocol TCP", "protocol"), /missing a parameter|protocol/],
    ["a missing brace", conf.slice(0, conf.lastIndexOf("}")), /block|brace|}/],
    [
      "drained weights beside another fault",
      conf.replaceAll(/weight \d/g, "weight 0").replace("delay_loop 5", "delay_loop x"),
      /delay loop/,
    ],
  ])("refuses %s, with keepalived's own words", async (_, content, words) => {
    const said = await testWithKeepalived(content);
    expect(said).toMatch(words);
    expect(said).toMatch(/^refused with [1-9]\d*$/m);
  });

  // As tutorials have it: keepalived knows neither nat_mask nor, there, nb_get_retry; and nobody said who runs scripts.
  const byHand = `${conf
    .replaceAll(/enable_script_security|script_user.*/g, "")
    .replace("    delay_loop", "    nat_mask 255.255.255.0\n    delay_loop")
    .replaceAll("connect_timeout", "nb_get_retry 3\n            connect_timeout")}
vrrp_script check { script "/bin/true --all" }
vrrp_instance SCRIPT { interface eth0\n virtual_router_id 99\n track_script { check }\n virtual_ipaddress { 10.77.0.99 } }
`;

  test("takes an edit of a file by hand that has had its faults for long", async () => {
    const edited = `# one line more\n${byHand.replace(/weight \d/, "weight 7")}`;
    expect(await testWithKeepalived(byHand)).toMatch(/^refused with [1-9]/);
    expect(await testWithKeepalived(edited, byHand)).toBe("accepted\n");
  });

  test("refuses a fault that the file by hand did not have", async () => {
    const said = await testWithKeepalived(byHand.replace("delay_loop 5", "delay_lop 5"), byHand);
    expect(said).toMatch(/^refused with [1-9].*delay_lop/s);
  });
});

/** Runs the test as a director does, on a host with an interface eth0; with `present` in place of an imported file. */
function testWithKeepalived(content: string, present: string | null = null): Promise<string> {
  return runInNetworkNamespace(`ip link add eth0 type veth peer name peer; ip link set eth0 up
ip address add 10.77.0.11/24 dev eth0; ip address add fd77::11/64 dev eth0 nodad
signalbox_new=/mnt/keepalived.conf
printf %s ${quoteText(content.replaceAll(vrrpSecretFolder, "/mnt"))} >"$signalbox_new"
for id in ${includedSecrets(content).join(" ")}; do echo "auth_pass 12345678" >"/mnt/$id.conf"; done
${present === null ? "" : `printf %s ${quoteText(present)} >/mnt/present.conf`}
if words=$(${configTestScript("signalbox_new", { present: present === null ? null : "/mnt/present.conf" })}); then echo accepted; else echo "refused with $?"; fi
[ -z "$words" ] || echo "$words"`);
}

function includedSecrets(content: string): string[] {
  return [...content.matchAll(/include (\S+)/g)].flatMap(([, path = ""]) => readVrrpSecretPath(path) ?? []);
}

function fail(): never {
  throw new Error("no such example");
}
