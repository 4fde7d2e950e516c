"use client";

import { useCallback } from "react";
import { useGap } from "@/components/cluster/use-gap";
import { type Asked, withOnlyService } from "./with-only-service";

/** Why a director of this cluster cannot have a service with what is asked, if it can have one with `before`. */
export type ServiceGap = (asked: Asked, before?: Asked) => string | undefined;

/** Judges what the form of a service offers. Stays the same while the directors do. */
export function useServiceGap(): ServiceGap {
  const gap = useGap();
  return useCallback(
    (asked, before = {}) =>
      gap(
        (cluster) => withOnlyService(cluster, asked),
        (cluster) => withOnlyService(cluster, before),
      ),
    [gap],
  );
}
