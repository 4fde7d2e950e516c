import { numberColumns } from "./number-columns";

export type ListedPersistentConnections = {
  readonly weight: number;
  readonly persistentConnections: number;
  readonly activeConnections: number;
  readonly inactiveConnections: number;
};

/** `ipvsadm -Ln --persistent-conn`: Weight PersistConn ActiveConn InActConn. There are no methods in it. */
export const persistenceColumns = numberColumns<ListedPersistentConnections>(
  4,
  ({ address, port }, [weight = 0, persistentConnections = 0, activeConnections = 0, inactiveConnections = 0]) => {
    return { address, port, weight, persistentConnections, activeConnections, inactiveConnections };
  },
);
