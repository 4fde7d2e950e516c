import type { Prisma, PrismaClient } from "./generated/client";

/** A running transaction: everything that must become true together is written through one of these. */
export type Tx = Prisma.TransactionClient;

/** Channels of LISTEN/NOTIFY. Payloads are ids; listeners read the row. */
export type Channel =
  | "signalbox_live"
  | "signalbox_operation"
  | "signalbox_plan"
  | "signalbox_host"
  | "signalbox_drift"
  | "signalbox_run"
  | "signalbox_maintenance"
  | "signalbox_inspection"
  | "signalbox_sample";

export interface Database {
  readonly prisma: PrismaClient;
  /** Serializable retry is the caller's matter; default isolation is read committed. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Delivered when `tx` commits. */
  notify(tx: Tx, channel: Channel, payload: string): Promise<void>;
  /** One shared session, reconnecting by itself; `onGap` is called after each reconnect because notices may have been missed. */
  listen(channel: Channel, onNotice: (payload: string) => void, onGap?: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
