import { expect, test } from "vitest";
import { previewImport } from "@/lib/desired/preview-import";

const instance = (name: string, router: number, vip: string) => `vrrp_instance ${name} {
    state BACKUP
    interface eth0
    virtual_router_id ${router}
    advert_int 45
    virtual_ipaddress {
        ${vip}
    }
}
`;

function said(text: string): string[] {
  const { report, problems } = previewImport({ format: "keepalived", sources: [{ path: "keepalived.conf", text }] });
  expect(problems).not.toEqual([]);
  return report.flatMap(({ line, code, text: shown }) =>
    code.startsWith("problems.") ? [`${line} ${code} | ${shown}`] : [],
  );
}

test("what contradicts itself in the result is said at the line where it was read", () => {
  expect(said(instance("ONE", 36, "10.0.0.100") + instance("TWO", 36, "10.0.0.101"))).toEqual([
    "10 problems.vrrp.vrid_duplicate | vrrp_instance TWO {",
  ]);
  expect(said(instance("ONE", 36, "fd00::100"))).toEqual(["1 problems.vrrp.advert_v3 | vrrp_instance ONE {"]);
});
