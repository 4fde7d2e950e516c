import { numberColumns } from "./number-columns";

export type ListedThresholds = {
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
  readonly activeConnections: number;
  readonly inactiveConnections: number;
};

/** `ipvsadm -Ln --thresholds`: Uthreshold Lthreshold ActiveConn InActConn. There are no weights in it. */
export const thresholdColumns = numberColumns<ListedThresholds>(
  4,
  ({ address, port }, [upperThreshold = 0, lowerThreshold = 0, activeConnections = 0, inactiveConnections = 0]) => {
    return { address, port, upperThreshold, lowerThreshold, activeConnections, inactiveConnections };
  },
);
