import type { ClusterResource, ServiceResource } from "@/lib/api/resources/cluster";
import type { Scheduler } from "@/lib/model/atoms";
import type { Persistence } from "@/lib/model/cluster";
import type { HealthCheck } from "@/lib/model/health-check";
import type { Protocol } from "@/lib/model/listener";

/** What a person has entered for a service; null = not entered. */
export type ServiceForm = {
  readonly name: string;
  /** One port of one VIP; only for a new service. */
  readonly vipId: string | null;
  readonly protocol: Protocol;
  readonly port: number | null;
  readonly scheduler: Scheduler;
  readonly persistence: Persistence | null;
  readonly healthCheck: HealthCheck | null;
  /** Weight by real server, of those that are to serve. Only for a new service. */
  readonly weights: ReadonlyMap<string, number>;
};

export function newServiceForm({ vips }: ClusterResource): ServiceForm {
  return {
    name: "",
    vipId: vips[0]?.id ?? null,
    protocol: "TCP",
    port: 80,
    scheduler: "wrr",
    persistence: null,
    healthCheck: null,
    weights: new Map(),
  };
}

export function formOfService(service: ServiceResource): ServiceForm {
  const { name, scheduler, persistence, healthCheck } = service;
  return { name, vipId: null, protocol: "TCP", port: null, scheduler, persistence, healthCheck, weights: new Map() };
}

/** Body of POST /clusters/{id}/services. What is missing is left out, so that the API names it with all the rest. */
export function createBody(form: ServiceForm): object {
  const { name, vipId, protocol, port, scheduler, persistence, healthCheck, weights } = form;
  return {
    name,
    protocol,
    scheduler,
    persistence,
    healthCheck,
    ...(vipId === null ? {} : { vipId }),
    ...(port === null ? {} : { port }),
    destinations: [...weights].map(([realServerId, weight]) => ({ realServerId, weight })),
  };
}

/** Body of PATCH /services/{id}: only what differs from `base`, so that others' edits of the rest survive. */
export function changesOf(form: ServiceForm, base: ServiceResource): object {
  const { name, scheduler, persistence, healthCheck } = form;
  return {
    ...(name === base.name ? {} : { name }),
    ...(scheduler === base.scheduler ? {} : { scheduler }),
    ...(sameValue(persistence, base.persistence) ? {} : { persistence }),
    ...(sameValue(healthCheck, base.healthCheck) ? {} : { healthCheck }),
  };
}

function sameValue(a: object | null, b: object | null): boolean {
  const text = (value: object | null): string => JSON.stringify(Object.entries(value ?? {}).sort());
  return text(a) === text(b);
}
