import { expect, test } from "vitest";
import { clusterModel } from "@/components/cluster/cluster-model";
import { newCheck } from "@/components/service-form/check-form";
import { previewEdit } from "@/components/service-form/preview-service";
import { changedSettings, settingsBody, settingsOf } from "@/components/service-form/service-settings";
import { type HealthCheckKind, healthCheckSchema } from "@/lib/model/health-check";
import { exampleResource } from "@/tests/support/example-resource";

const cluster = exampleResource();
const [service] = cluster.services;
if (service === undefined) throw new Error("the example has a service");

test("an edit sends what was changed and nothing else", () => {
  const settings = settingsOf(service);
  expect(changedSettings(settings, service)).toEqual({});
  expect(changedSettings({ ...settings, scheduler: "rr" }, service)).toEqual({ scheduler: "rr" });
  const emptied = { ...settings, healthChecks: settings.healthChecks.map((check) => ({ ...check, warmupSec: null })) };
  expect(changedSettings(emptied, service)).toEqual({});
});

test("the preview of an edit keeps the destinations and listener of the service", () => {
  const settings = { ...settingsOf(service), scheduler: "mh" as const, schedulerFlags: ["mh-port" as const] };
  const { problems, keepalivedConf, rules } = previewEdit(clusterModel(cluster), service.id, settingsBody(settings));
  expect(problems).toEqual([]);
  expect(rules).toContain("-A -t 10.77.0.100:80 -s mh -b mh-port\n");
  expect(rules.match(/^-a /gm)).toHaveLength(3);
  expect(keepalivedConf).toContain("lvs_sched mh");
});

test("a setting that contradicts another is said in place of the preview", () => {
  const settings = { ...settingsOf(service), onePacket: true };
  const { problems, rules } = previewEdit(clusterModel(cluster), service.id, settingsBody(settings));
  expect(problems).toMatchObject([{ path: ["onePacket"], code: "service.one_packet" }]);
  expect(rules).toBe("");
});

test.each(healthCheckSchema.options.map(({ shape }) => shape.kind.value))(
  "a new check of kind %s can be saved as it is",
  (kind: HealthCheckKind) => {
    expect(healthCheckSchema.safeParse(newCheck(kind)).error).toBeUndefined();
  },
);
