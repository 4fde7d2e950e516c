import { expect, test } from "vitest";
import { previewImport } from "@/lib/desired/preview-import";
import { importText } from "@/lib/import/import-text";
import { adoptedConf } from "@/lib/import/keepalived/adopted-conf";
import { vrrpPasswords, withoutVrrpPasswords } from "@/lib/import/keepalived/vrrp-passwords";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { assert } from "@/lib/model/assert";

const secretId = "0199d1a0-0000-7000-8000-0000000000aa";
const main = {
  path: keepalivedConfPath,
  text: `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 7
    authentication {
        auth_type AH
        auth_pass hunter22
    }
    virtual_ipaddress {
        10.0.0.100
    }
}
`,
};

test("a password of the authentication header is taken over, and stays one", () => {
  expect([...vrrpPasswords([main], main, {})]).toEqual([[7, "hunter22"]]);
  const [cluster] = importText("keepalived", [main]).clusters;
  expect(cluster?.vrrp).toMatchObject({ authenticationType: "AH", authentication: null });
});

test("a preview finds nothing wrong with it: the import seals the password", () => {
  expect(previewImport({ format: null, sources: [main] }).problems).toEqual([]);
});

test("sealed, the file stays to the letter", () => {
  const [cluster] = importText("keepalived", [main]).clusters;
  assert(cluster?.vrrp != null, "an instance");
  const [sealed] = withoutVrrpPasswords([main], {}, new Map([[7, secretId]]));
  assert(sealed !== undefined, "a file");
  const vrrp = { ...cluster.vrrp, authentication: { secretId, sha256: "0".repeat(64) } };
  const wanted = { ...cluster, id: "0199d1a0-0000-7000-8000-000000000001", vrrp };
  expect(sealed.text).not.toContain("hunter22");
  expect(adoptedConf(wanted, cluster.directors[0]?.id ?? "", { text: sealed.text })).toEqual([sealed]);
});
