import type { Verb } from "@/lib/model/verb";
import type { TokenScope } from "./token-scope";

/** Who acts. `origin` is the client address as web saw it. System = the worker acting on its own. */
export type Role = "viewer" | "operator" | "admin";

export type Actor =
  | {
      readonly kind: "person";
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly role: Role;
      readonly origin: string;
      /** Absent = they act themselves; otherwise a token acts for them. */
      readonly token?: TokenScope;
    }
  | { readonly kind: "system"; readonly name: string };

/**
 * Everything that can be asked of the panel. viewer reads; operator also edits, plans and applies clusters; admin also
 * manages hosts (they hold root), people and the installation.
 */
export type Permission =
  | "cluster.read"
  | "cluster.edit"
  | "cluster.plan"
  | "cluster.apply"
  | `traffic.${Verb}`
  /** Asks for runs; what a run does needs the permissions of its verbs. */
  | "traffic.run"
  | "token.manage"
  | "wall.manage"
  /** Acknowledges alerts, and silences them for a time. */
  | "alert.manage"
  /** Rules of alerts, and the channels by which people are told. */
  | "notification.manage"
  | "guard.override"
  | "guard.manage"
  /** Has a director looked into: addresses of its clients, and its logs. */
  | "director.inspect"
  | "host.read"
  | "host.manage"
  | "operation.read"
  | "audit.read"
  | "people.read"
  | "people.manage"
  | "settings.read";
