import fc from "fast-check";
import { expect, test } from "vitest";
import { detectFormat } from "@/lib/import/detect-format";
import { importText } from "@/lib/import/import-text";
import { importFormats } from "@/lib/import/model";
import { clusterSchema } from "@/lib/model/cluster";
import { completed } from "./completed";

/** Pieces of every format and what has a meaning in their grammars, in any order. */
const piece = fc.constantFrom(
  ..."vrrp_instance V|virtual_server 10.0.0.1 80|virtual_server fwmark 7|virtual_server group g|real_server 10.0.0.2 80".split(
    "|",
  ),
  ...'virtual_server_group g|10.0.0.3 80|10.0.0.9-4|global_defs|router_id "a b"|include *|$A=|$A|@a |@^a |~SEQ(x,1,2,9)'.split(
    "|",
  ),
  ...'HTTP_GET|SSL_GET|TCP_CHECK|MISC_CHECK|DNS_CHECK|FILE_CHECK|BFD_CHECK|url|path /a|status_code|regex "a"|misc_path'.split(
    "|",
  ),
  ..."virtual_router_id 5|priority|unicast_peer|10.0.0.7|virtual_ipaddress|10.0.0.8/24 dev eth0|track_script|vrrp_script c".split(
    "|",
  ),
  ...'script "/bin/true"|weight 5|notify_up|quorum_up x|sorry_server ::1|protocol tcp|lvs_method TUN type gue port|nopreempt'.split(
    "|",
  ),
  ..."-A -t|-a -t|10.0.0.1:80|[::1]:80|-s rr|-p|-r|-w 5|--set 1|--start-daemon|-E -f 5|-C|ipvsadm|-b sh-port".split(
    "|",
  ),
  ...'virtual=10.0.0.1:80|\treal=10.0.0.2->10.0.0.4:80 gate|\tchecktype=external|\trequest="a|\tfallback=|    service=dns|quiescent=no'.split(
    "|",
  ),
  ...'virtual w {|server s {|address = 10.0.0.5 eth0:1|active = 1|send = "GET /"|network = nat|port = 0|fwmark = 3'.split(
    "|",
  ),
  "{",
  "}",
  "\n",
  "\n\n",
  " ",
  "\t",
  '"',
  "'",
  "#",
  "!",
  "\\",
  "=",
  "\r\n",
  "\u0000",
  "\u202e",
  "\ufeff",
  "999999999999999999999",
  "-1",
);

test("no text makes an import throw, every line of the report is a line of the text, and every cluster fits the model", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom(" ", "\n", "\n "), (pieces, separator) => {
      const text = pieces.join(separator);
      const lines = text.split("\n").length;
      detectFormat(text);
      for (const format of importFormats) {
        const { report, clusters } = importText(format, [{ path: "fuzz", text }]);
        for (const { line, column } of report) {
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThan(0);
        }
        for (const cluster of clusters)
          expect(clusterSchema.safeParse(completed(cluster))).toMatchObject({ success: true });
        if (clusters.length === 0) expect(report.some(({ severity }) => severity === "error")).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});
