import { describe, expect, test } from "vitest";
import { clusterModel } from "@/components/cluster/cluster-model";
import { newMember } from "@/components/service-form/member-form";
import { type NewServiceForm, newServiceBody, newServiceForm } from "@/components/service-form/new-service-form";
import { previewNewService } from "@/components/service-form/preview-service";
import { servicePresets } from "@/components/service-form/service-presets";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { clusterWith } from "@/tests/support/example-cluster";
import { exampleResource } from "@/tests/support/example-resource";

const vipId = "0190a1b2-0000-7000-8000-000000000002";
const serverIds = ["0190a1b2-0000-7000-8000-000000000021", "0190a1b2-0000-7000-8000-000000000022"] as const;
const cluster: ClusterResource = exampleResource(
  clusterWith({
    vips: [{ id: vipId, address: "10.77.0.100", prefixLength: 32 }],
    realServers: serverIds.map((id, index) => ({ id, name: `rs${index}`, address: `10.77.0.2${index}`, hostId: null })),
    services: [],
  }),
);
const model = clusterModel(cluster);

function formFor(use: string): NewServiceForm {
  const preset = servicePresets.find(({ id }) => id === use);
  if (preset === undefined) throw new Error(`no use ${use}`);
  return { ...newServiceForm(cluster, preset), members: serverIds.map(newMember) };
}

function previewOf(form: NewServiceForm) {
  return previewNewService(model, newServiceBody(form));
}

describe.each(servicePresets.map(({ id }) => id))("what a service for %s begins with", (use) => {
  test("is complete but for its name and real servers", () => {
    const { problems, keepalivedConf, rules } = previewOf(formFor(use));
    expect(problems).toEqual([]);
    expect(keepalivedConf).toContain("virtual_server");
    expect(rules.split("\n")).toHaveLength(4);
  });
});

test("the preview is what the directors get", () => {
  const { keepalivedConf, rules } = previewOf(formFor("dns"));
  expect(rules).toBe(
    [
      "-A -u 10.77.0.100:53 -s rr -o",
      "-a -u 10.77.0.100:53 -r 10.77.0.20:53 -g -w 1",
      "-a -u 10.77.0.100:53 -r 10.77.0.21:53 -g -w 1",
      "",
    ].join("\n"),
  );
  expect(keepalivedConf).toContain("    ops\n");
  expect(keepalivedConf).toContain("DNS_CHECK {");
});

test("the preview names the rules that feed a firewall mark", () => {
  const { net } = previewOf(formFor("ftp"));
  expect(net).toBe("mark 10.77.0.100 tcp 21 21 1\nmark 10.77.0.100 tcp 1024 65535 1\n");
});

test("a real server may be reached in another way than the others, on another port", () => {
  const form = formFor("web");
  const [first, second] = form.members;
  if (first === undefined || second === undefined) throw new Error("two members");
  const method = { forwarding: "nat", tunnel: { kind: "ipip" } } as const;
  const { rules } = previewOf({ ...form, members: [first, { ...second, method, port: 8080 }] });
  expect(rules).toContain("-r 10.77.0.20:80 -g -w 1\n");
  expect(rules).toContain("-r 10.77.0.21:8080 -m -w 1\n");
});

test("a port that was entered for NAT is not sent with direct routing, which cannot map ports", () => {
  const form = formFor("web");
  const members = form.members.map((member) => ({ ...member, port: 8080 }));
  expect(previewOf({ ...form, members }).rules).toContain("-r 10.77.0.20:80 -g");
});

test("what is missing or wrong is named by its field, all at once", () => {
  const form = formFor("web");
  const members = form.members.map((member) => ({ ...member, weight: 70000 }));
  const listener = { ...form.listener, vipId: null, port: null };
  const { problems, keepalivedConf, rules } = previewOf({ ...form, listener, members });
  expect(problems.map(({ path, code }) => [path.join("."), code])).toEqual([
    ["listener.vipId", "value.required"],
    ["listener.port", "value.required"],
    ["destinations.0.weight", "weight.range"],
    ["destinations.1.weight", "weight.range"],
  ]);
  expect([keepalivedConf, rules]).toEqual(["", ""]);
});

test("a VIP where nothing listens on the port yet is proposed", () => {
  const second = { id: "0190a1b2-0000-7000-8000-000000000003", address: "10.77.0.101", prefixLength: 32 };
  const preset = servicePresets.find(({ id }) => id === "web");
  if (preset === undefined) throw new Error("no use web");
  expect(newServiceForm(exampleResource(), preset).listener.vipId).toBe("v1");
  expect(newServiceForm(exampleResource(clusterWith({ "vips.1": second })), preset).listener.vipId).toBe(second.id);
});

test("a mark that another service has is not proposed", () => {
  const [service] = clusterWith({}).services;
  const marked = clusterWith({
    "services.0": { ...service, listener: { kind: "fwmark", mark: 1, family: "inet", feeds: [] } },
  });
  const preset = servicePresets.find(({ id }) => id === "ftp");
  if (preset === undefined) throw new Error("no use ftp");
  expect(newServiceForm(exampleResource(marked), preset).listener.mark).toBe(2);
});
