import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { configSetTestScript } from "@/lib/keepalived/config-set-test-script";
import { quoteText } from "@/lib/shell/quote";
import { noNetworkNamespace, runInNetworkNamespace } from "../../support/network-namespace";

const noKeepalived =
  spawnSync("keepalived", ["--version"]).error === undefined ? noNetworkNamespace : "keepalived is not installed";
if (noKeepalived !== null) console.info(`config-set-test-script: ${noKeepalived}`);

const home = "/etc/keepalived";
const main = `${home}/keepalived.conf`;
const vrrp = `${home}/conf.d/vrrp.conf`;
const web = `${home}/conf.d/sub/web.conf`;
const secret = `${home}/signalbox/0190a1b2-0000-7000-8000-000000000001.conf`;

const service = (weight: string) => `virtual_server 10.77.0.100 80 {
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 10.77.0.21 80 {
        weight ${weight}
    }
}
`;

const files: Readonly<Record<string, string>> = {
  // 2.2.7 reads what an include under a condition names twice, and may crash of it.
  [main]: `nobody_knows this
include ${home}/conf.d/*.conf
@lb2 this is no word of keepalived's
`,
  [vrrp]: `vrrp_instance VI {
    interface eth0
    virtual_router_id 7
    authentication {
        auth_type PASS
        include ${secret}
    }
    virtual_ipaddress {
        10.77.0.100/32 dev eth0
    }
}
include sub/*.conf
`,
  [web]: service("1"),
  [secret]: "auth_pass 12345678\n",
};

/** What is said of these new texts on a director that runs with `files`, and what is left of the test. */
async function judged(changed: Readonly<Record<string, string>>): Promise<string> {
  const [path = "", ...others] = Object.keys(changed);
  const script = configSetTestScript("signalbox_new", {
    paths: [main, vrrp, web],
    texts: Object.fromEntries(others.map((one) => [one, changed[one] ?? ""])),
    path,
    configId: "lb1",
  });
  const put = (one: string, text: string) =>
    `mkdir -p ${one.replace(/\/[^/]*$/, "")}; printf %s ${quoteText(text)} >${one}\n`;
  return await runInNetworkNamespace(`ip link add eth0 type veth peer name peer; ip link set eth0 up
mount -t tmpfs tmpfs ${home}
${Object.entries(files)
  .map(([one, text]) => put(one, text))
  .join("")}signalbox_new=/mnt/new
printf %s ${quoteText(changed[path] ?? "")} >"$signalbox_new"
if words=$(${script}); then echo accepted; else echo "refused with $?"; fi
[ -z "$words" ] || echo "$words"
ls -A ${home}`);
}

const left = "conf.d\nkeepalived.conf\nsignalbox\n";

describe.skipIf(noKeepalived !== null)("keepalived judges a file with all that it includes", () => {
  test("an edit is taken, whatever the files have been said to lack for years", async () => {
    expect(await judged({ [web]: service("9") })).toBe(`accepted\n${left}`);
    expect(await judged({ [web]: service("9"), [main]: `# one line more\n${files[main]}` })).toBe(`accepted\n${left}`);
  });

  test("a fault in any of them refuses all, and nothing of the test stays", async () => {
    for (const changed of [
      { [web]: service("x") },
      { [web]: service("9"), [vrrp]: (files[vrrp] ?? "").replace("eth0\n", "eth7\n") },
      { [vrrp]: `${files[vrrp]}# nothing\n`, [web]: service("x") },
    ]) {
      const said = await judged(changed);
      expect(said).toMatch(/^refused with [1-9]\d*\n/);
      expect(said).toMatch(/weight|eth7/);
      expect(said.endsWith(left)).toBe(true);
    }
  });
});
