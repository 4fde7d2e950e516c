import {
  BellRing,
  History,
  LayoutDashboard,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Network,
  ScrollText,
  Server,
  Settings,
  Wrench,
} from "lucide-react";
import type { Permission } from "@/lib/access/model";

export type Section = {
  /** Message key under `common.sections`. */
  readonly id:
    | "overview"
    | "clusters"
    | "hosts"
    | "alerts"
    | "timeline"
    | "operations"
    | "runs"
    | "maintenance"
    | "audit"
    | "settings";
  readonly href: string;
  readonly icon: LucideIcon;
  readonly permission: Permission;
  /** Further paths that belong to it. */
  readonly also?: readonly string[];
};

/** The panel's parts, in the order of the navigation. */
export const sections: readonly Section[] = [
  { id: "overview", href: "/", icon: LayoutDashboard, permission: "cluster.read" },
  { id: "clusters", href: "/clusters", icon: Network, permission: "cluster.read" },
  { id: "hosts", href: "/hosts", icon: Server, permission: "host.read" },
  { id: "alerts", href: "/alerts", icon: BellRing, permission: "cluster.read" },
  { id: "timeline", href: "/timeline", icon: History, permission: "cluster.read" },
  { id: "operations", href: "/operations", icon: ListChecks, permission: "operation.read" },
  { id: "runs", href: "/runs", icon: ListOrdered, permission: "operation.read" },
  { id: "maintenance", href: "/maintenance", icon: Wrench, permission: "cluster.read" },
  { id: "audit", href: "/audit", icon: ScrollText, permission: "audit.read" },
  {
    id: "settings",
    href: "/settings",
    icon: Settings,
    permission: "settings.read",
    also: ["/people", "/tokens", "/notifications", "/wall-screens"],
  },
];

/** The section a path belongs to; undefined outside all of them. */
export function sectionOf(pathname: string): Section | undefined {
  return sections.find((section) =>
    [section.href, ...(section.also ?? [])].some((path) =>
      path === "/" ? pathname === "/" : pathname === path || pathname.startsWith(`${path}/`),
    ),
  );
}
