import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importText } from "@/lib/import/import-text";
import { tablesEqual } from "@/lib/ipvs/equality";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { renderSave } from "@/lib/ipvs/render-save";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { savedTables } from "./saved-tables";

const importRules = (text: string) => importText("ipvsadm", [{ path: "ipvsadm.rules", text }]);

/** The table that the imported cluster stands for. */
function tableOf(text: string) {
  const [cluster] = importRules(text).clusters;
  return cluster === undefined ? { services: [] } : expectedTable(cluster);
}

const problems = (text: string) =>
  importRules(text)
    .report.filter(({ code }) => code !== "import.director.address_unknown")
    .map(({ line, column, severity, code }) => `${line}:${column} ${severity} ${code.replace("import.", "")}`);

test("imports every table that ipvsadm can save, and nothing but it", () => {
  fc.assert(
    fc.property(savedTables, (table) => {
      fc.pre(table.services.length > 0);
      const text = renderSave(table);
      expect(problems(text)).toEqual([]);
      expect(tablesEqual(tableOf(text), table)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

describe("takes what people write by hand", () => {
  const plain = "-A -t 10.0.0.1:80 -s wlc\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1\n";

  test.each([
    ["long options", "--add-service --tcp-service 10.0.0.1:80\n--add-server --tcp-service=10.0.0.1:80 -r 10.0.0.2"],
    ["bundled options", "-At 10.0.0.1:80\n-at 10.0.0.1:80 -r 10.0.0.2:80 -gw1"],
    ["the lines of a script", "/sbin/ipvsadm -C\nipvsadm -A -t 10.0.0.1:80\nipvsadm -a -t 10.0.0.1:80 -r 10.0.0.2"],
    [
      "variables of a script",
      'VIP="10.0.0.1"\nRIP=10.0.0.2 # first\nexport PORT=80\nWEB=$VIP:$PORT\n$IPVSADM -A -t $WEB\nsudo ipvsadm -a -t $WEB -r $RIP',
    ],
    ["names of ports", "-A -t 10.0.0.1:http\n-a -t 10.0.0.1:http -r 10.0.0.2:www"],
    ["comments, CRLF and indentation", `# rules\r\n  -A -t 10.0.0.1:80\r\n\t-a -t 10.0.0.1:80 -r 10.0.0.2 # first`],
  ])("%s", (_, text) => {
    expect(tablesEqual(tableOf(text), tableOf(plain))).toBe(true);
  });

  test("later commands change what earlier ones made", () => {
    const text = [
      "-A -t 10.0.0.1:80 -s rr",
      "-a -t 10.0.0.1:80 -r 10.0.0.2 -m -w 5",
      "-a -t 10.0.0.1:80 -r 10.0.0.3 -m",
      "-E -t 10.0.0.1:80 -s sh -p",
      "-e -t 10.0.0.1:80 -r 10.0.0.2 -m -w 7",
      "-d -t 10.0.0.1:80 -r 10.0.0.3",
    ].join("\n");
    const [service] = tableOf(text).services;
    expect(service).toMatchObject({ scheduler: "sh", persistence: { timeoutSec: 360 } });
    expect(service?.destinations).toEqual([expect.objectContaining({ address: "10.0.0.2", weight: 7 })]);
  });

  test("timeouts and the sync daemon", () => {
    const text = `${plain}--set 3600 0 60\n--start-daemon master --mcast-interface eth1 --syncid 7`;
    expect(importRules(text).clusters[0]?.ipvs).toMatchObject({
      timeouts: { tcpSec: 3600, tcpFinSec: 120, udpSec: 60 },
      syncDaemon: { interface: "eth1", syncId: 7 },
    });
  });
});

test("marks that ipvsadm prints negative are what the kernel has", () => {
  const [service] = tableOf("-A -f -1 -6 -s rr").services;
  expect(service === undefined ? "" : serviceKeyText(service.key)).toBe("FWM 4294967295 inet6");
});

describe("reports each line that is not taken over, with its place", () => {
  const service = "-A -t 10.0.0.1:80 -s rr";
  test.each([
    ["what is no command", `${service}\necho 1 > /proc/sys/net/ipv4/ip_forward`, "2:1 error line.not_understood"],
    ["an unknown option", `${service}\n  -a -t 10.0.0.1:80 -r 10.0.0.2 --new`, "2:3 error line.not_understood"],
    ["a variable that nobody sets", `${service}\n-a -t 10.0.0.1:80 -r $RIP`, "2:1 error line.not_understood"],
    ["a value that a command makes", `${service}\nVIP=$(hostname -i)`, "2:1 error line.not_understood"],
    ["a host name", `${service}\n-a -t 10.0.0.1:80 -r web1:80`, "2:1 error line.not_understood"],
    ["a destination without service", `${service}\n-a -u 10.0.0.1:80 -r 10.0.0.2`, "2:1 error ipvsadm.missing"],
    ["a service that is there twice", `${service}\n${service}`, "2:1 error ipvsadm.repeated"],
    ["an unknown scheduler", "-A -t 10.0.0.1:80 -s best", "1:1 error service.scheduler_unknown"],
    [
      "a port that DR does not have",
      `${service}\n-a -t 10.0.0.1:80 -r 10.0.0.2:81 -g`,
      "2:1 warning destination.port_replaced",
    ],
    [
      "a weight above the portable range",
      `${service}\n-a -t 10.0.0.1:80 -r 10.0.0.2 -w 70000`,
      "2:1 warning destination.weight_range",
    ],
    ["the loopback address", `${service}\n-a -t 10.0.0.1:80 -r 127.0.0.1`, "2:1 error address.not_unicast"],
    ["a list command", `${service}\nipvsadm -Ln`, "2:1 info ipvsadm.no_effect"],
  ])("%s", (_, text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });
});

test("comments are kept with their line", () => {
  expect(importRules("# our web\n-A -t 10.0.0.1:80 -s rr # main\n").clusters[0]?.kept).toEqual([
    { path: "ipvsadm.rules", line: 1, block: [], text: "# our web" },
    { path: "ipvsadm.rules", line: 2, block: [], text: "# main" },
  ]);
});
