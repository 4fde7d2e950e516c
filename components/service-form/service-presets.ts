import type { LucideIcon } from "lucide-react";
import {
  Database,
  FileUp,
  Globe,
  HardDrive,
  MonitorSmartphone,
  Network,
  PhoneCall,
  Route,
  SlidersHorizontal,
} from "lucide-react";
import { newCheck } from "./check-form";
import type { ForwardingForm } from "./forwarding-form";
import type { FeedForm, ListenerForm } from "./listener-form";
import type { ServiceSettings } from "./service-settings";

/** What a service is for, and the settings that suit it. The form begins with them; every one can be changed. */
export type ServicePreset = {
  /** Also the key of its words below `clusters.uses`. */
  readonly id: string;
  readonly icon: LucideIcon;
  readonly settings?: Partial<ServiceSettings>;
  readonly listener?: Partial<Omit<ListenerForm, "feeds">> & { readonly feeds?: readonly Omit<FeedForm, "vipId">[] };
  readonly method?: Partial<ForwardingForm>;
};

export const servicePresets: readonly ServicePreset[] = [
  {
    id: "web",
    icon: Globe,
    settings: { scheduler: "wlc", healthChecks: [newCheck("http")] },
  },
  {
    id: "nat",
    icon: MonitorSmartphone,
    settings: { scheduler: "wlc", healthChecks: [newCheck("tcp")] },
    method: { forwarding: "nat" },
  },
  {
    id: "remote",
    icon: Route,
    settings: { scheduler: "wlc", healthChecks: [newCheck("tcp")] },
    method: { forwarding: "tun" },
  },
  {
    id: "cache",
    icon: HardDrive,
    settings: { scheduler: "mh", schedulerFlags: ["mh-fallback"], healthChecks: [newCheck("tcp")] },
  },
  {
    id: "dns",
    icon: Network,
    settings: { scheduler: "rr", onePacket: true, healthChecks: [newCheck("dns")] },
    listener: { protocol: "UDP", port: 53 },
  },
  {
    id: "mysql",
    icon: Database,
    settings: {
      scheduler: "wlc",
      persistence: { timeoutSec: 3600, prefixLength: null, engine: null },
      healthChecks: [newCheck("tcp")],
    },
    listener: { port: 3306 },
  },
  {
    id: "ftp",
    icon: FileUp,
    settings: { scheduler: "wlc", persistence: { timeoutSec: 540, prefixLength: null, engine: null } },
    listener: {
      kind: "fwmark",
      feeds: [
        { protocol: "TCP", firstPort: 21, lastPort: 21 },
        { protocol: "TCP", firstPort: 1024, lastPort: 65535 },
      ],
    },
  },
  {
    id: "sip",
    icon: PhoneCall,
    settings: {
      scheduler: "rr",
      onePacket: true,
      persistence: { timeoutSec: 300, prefixLength: null, engine: "sip" },
    },
    listener: { protocol: "UDP", port: 5060 },
  },
  { id: "hand", icon: SlidersHorizontal },
];
