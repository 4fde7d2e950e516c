"use client";

import { ChoiceSwitches } from "@/components/ui/choice-switches";
import { clusterSummarySchema } from "@/lib/api/resources/cluster";
import { usePages } from "@/lib/client/use-pages";

type Props = { label: string; every: string; chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** Some clusters, or all of them. One that was chosen and is gone meanwhile stands there by its id, to be switched off. */
export function ClusterSwitches({ chosen, ...rest }: Props) {
  const clusters = usePages(clusterSummarySchema, "/clusters").items;
  const known = (clusters ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const gone = clusters === undefined ? [] : chosen.filter((id) => !clusters.some((one) => one.id === id));
  const choices = [...known, ...gone.map((id) => ({ value: id, label: id }))];
  return <ChoiceSwitches path="clusterIds" choices={choices} chosen={chosen} {...rest} />;
}
