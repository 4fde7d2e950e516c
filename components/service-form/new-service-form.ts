import type { ClusterResource } from "@/lib/api/resources/cluster";
import { virtualServerOptionsSchema } from "@/lib/model/virtual-server-options";
import { directRouting, type ForwardingForm } from "./forwarding-form";
import { type ListenerForm, listenerBody, newListenerForm } from "./listener-form";
import { type MemberForm, memberBody } from "./member-form";
import type { ServicePreset } from "./service-presets";
import { type ServiceSettings, settingsBody } from "./service-settings";

/** What a person has entered for a service that is to be made. */
export type NewServiceForm = {
  readonly settings: ServiceSettings;
  readonly listener: ListenerForm;
  /** How packets reach the real servers that have no method of their own. */
  readonly method: ForwardingForm;
  readonly members: readonly MemberForm[];
};

const plain: ServiceSettings = {
  name: "",
  scheduler: "wrr",
  schedulerFlags: [],
  onePacket: false,
  persistence: null,
  healthChecks: [],
  keepalived: virtualServerOptionsSchema.parse({}),
};

/** A form as a use begins it, with the first VIP and the first mark that are free. */
export function newServiceForm(cluster: ClusterResource, preset: ServicePreset): NewServiceForm {
  const listener = newListenerForm(cluster);
  const { feeds, ...own } = preset.listener ?? {};
  return {
    settings: { ...plain, ...preset.settings },
    listener: {
      ...listener,
      mark: freeMark(cluster),
      ...own,
      vipId: freeVipId(cluster, { ...listener, ...own }),
      ...(feeds === undefined ? {} : { feeds: feeds.map((feed) => ({ ...feed, vipId: listener.vipId })) }),
    },
    method: { ...directRouting, ...preset.method },
    members: [],
  };
}

/** Body of POST /clusters/{id}/services. */
export function newServiceBody({ settings, listener, method, members }: NewServiceForm): object {
  return {
    ...settingsBody(settings),
    listener: listenerBody(listener),
    destinations: members.map((member) => memberBody(member, method)),
  };
}

/** The first VIP where nothing listens on this port yet, else the first. */
function freeVipId({ vips, services }: ClusterResource, { protocol, port }: ListenerForm): string | null {
  const taken = services.flatMap(({ listener }) =>
    listener.kind === "address" && listener.protocol === protocol && listener.port === port ? [listener.vipId] : [],
  );
  const free = vips.find(({ id }) => !taken.includes(id)) ?? vips[0];
  return free?.id ?? null;
}

function freeMark({ services }: ClusterResource): number {
  const taken = new Set(services.flatMap(({ listener }) => (listener.kind === "fwmark" ? [listener.mark] : [])));
  let mark = 1;
  while (taken.has(mark)) mark += 1;
  return mark;
}
