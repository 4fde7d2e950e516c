import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runCommandLine } from "./test-terminal";

const folder = path.resolve(import.meta.dirname, "../../golden/ipvsadm");
const captured = readdirSync(folder).filter((name) => !name.endsWith(".json"));

test.each(captured)("reads %s, captured from a director, without being told what it is", async (name) => {
  const run = await runCommandLine(["parse-ipvsadm", path.join(folder, name), "--json"]);
  expect(run).toMatchObject({ exitCode: 0, err: "" });
  await expect(run.out).toMatchFileSnapshot(path.join(folder, `${name}.json`));
});

test.each([
  ["names.listing", "5:6: error ipvs.name_not_address: [rs1]:0 is a name."],
  ["names.save", "2:24: error ipvs.name_not_address: [rs1]:0 is a name."],
  ["names.connections", "3:24: error ipvs.name_not_address: client:42754 is a name."],
  ["proc-net-ip_vs", "4:6: error ipvs.proc_format: 0A4D0050:01BB is how /proc/net/ip_vs writes it."],
  ["proc-net-ip_vs_conn", "1:1: error ipvs.not_ipvsadm: ipvsadm prints nothing that begins like this: Pro FromIP"],
])("says of %s, captured from a director, why it cannot be read", async (name, beginning) => {
  const file = path.join(folder, "../ipvsadm-refused", name);
  const { exitCode, out, err } = await runCommandLine(["parse-ipvsadm", file, "--json"]);
  expect([exitCode, out]).toEqual([1, ""]);
  expect(err.slice(0, `${file}:${beginning}`.length)).toBe(`${file}:${beginning}`);
});

test("reads standard input, with or without the name -", async () => {
  const text = readFileSync(path.join(folder, "tcp-dr-weights.listing"), "utf8");
  const fromFile = await runCommandLine(["parse-ipvsadm", path.join(folder, "tcp-dr-weights.listing"), "--json"]);
  expect(await runCommandLine(["parse-ipvsadm", "--json"], { stdin: text })).toEqual(fromFile);
  expect(await runCommandLine(["parse-ipvsadm", "-", "--json"], { stdin: text })).toEqual(fromFile);
});

test("without --json it says in one line what it has read", async () => {
  const { out } = await runCommandLine(["parse-ipvsadm", path.join(folder, "tcp-dr-weights.listing")]);
  expect(out).toBe("Listing (-Ln): 2 services, 4 destinations\n");
});

test("reads the rules file of a distribution, with its comment", async () => {
  const stdin = "# ipvsadm.rules\n-A -t 10.0.0.1:80 -s rr\n";
  expect((await runCommandLine(["parse-ipvsadm"], { stdin })).out).toBe("Rules (-Sn): 1 service, 0 destinations\n");
});

test("names words of other kinds of LVS in its JSON", async () => {
  const stdin = "TCP  10.0.0.1:80 wrr\n  -> 10.0.0.2:80 FullNat 1 0 0\n  -> 10.0.0.3:80 Local 1 0 0\n";
  const { out } = await runCommandLine(["parse-ipvsadm", "--json"], { stdin });
  expect(JSON.parse(out).services[0].destinations).toMatchObject([{ forwarding: "fullnat" }, { forwarding: "local" }]);
});

test("says of every abbreviated number that it is approximate", async () => {
  const titles = "Prot LocalAddress:Port  CPS InPPS OutPPS InBPS OutBPS\n  -> RemoteAddress:Port\n";
  const stdin = `${titles}TCP  10.0.0.1:80  7 124168K 0 19M 2T\n`;
  const { out } = await runCommandLine(["parse-ipvsadm", "--json"], { stdin });
  expect(JSON.parse(out).services).toEqual([
    {
      protocol: "TCP",
      address: "10.0.0.1",
      port: 80,
      perSecond: {
        connections: "7",
        inPackets: "124168000",
        outPackets: "0",
        inBytes: "19000000",
        outBytes: "2000000000000",
      },
      approximate: ["inPackets", "inBytes", "outBytes"],
      destinations: [],
    },
  ]);
});

describe("what it does not understand it prints as a compiler would, and ends with 1", () => {
  test.each([
    ["TCP  10.0.0.1:80 wrr new", "<stdin>:1:22: error ipvs.unknown_word: new is not known here."],
    ["\n  -> web:http Route 1 0 0", "<stdin>:2:6: error ipvs.name_not_address: web:http is a name."],
    ["-A -t www.example.org:http -s wlc", "<stdin>:1:7: error ipvs.name_not_address: www.example.org:http is a name."],
    [
      "-A -t 10.0.0.1:80 -s rr\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -b -w 1",
      "<stdin>:2:34: error ipvs.foreign_forwarding",
    ],
    ["TCP  10.0.0.1:80 1 2 3 4 5", "<stdin>:1:1: error ipvs.titles_missing"],
    ["hello world", "<stdin>:1:1: error ipvs.not_ipvsadm: ipvsadm prints nothing that begins like this: hello world"],
    ["Timeout (tcp tcpfin udp): 900 120", "<stdin>:1:1: error ipvs.unreadable_line"],
    ["master sync daemon (mcast=eth0, syncid=256)", "<stdin>:1:1: error ipvs.unreadable_line"],
    ["TCP 01:00 ESTABLISHED 10.0.0.1:1 10.0.0.2:80 10.0.0.3:80 sip", "<stdin>:1:58: error ipvs.unknown_word"],
    ["TCP 01:60 ESTABLISHED 10.0.0.1:1 10.0.0.2:80 10.0.0.3:80", "<stdin>:1:5: error ipvs.unreadable_line"],
  ])("%j", async (stdin, beginning) => {
    const { exitCode, out, err } = await runCommandLine(["parse-ipvsadm", "--json"], { stdin });
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err.slice(0, beginning.length)).toBe(beginning);
  });
});
