import type { DraftCluster, DraftDirector } from "./draft";
import { keys } from "./keys";
import { mergeServices } from "./merge-services";
import { mergeVips } from "./merge-vips";
import { idOfRouter, ownPlaces } from "./own-places";
import type { ReportBuilder } from "./report-builder";

/**
 * One cluster out of the files of its directors. State, priority, interface, peers and router_id are each director's own;
 * everything else has to be the same in all files. Where it is not, the first file counts, and the report says so at the
 * line of the other one.
 */
export function mergeDirectors(drafts: readonly DraftCluster[], report: ReportBuilder): DraftCluster | null {
  const [first, ...others] = drafts;
  if (first === undefined) return null;
  return others.reduce((merged, draft) => mergeDirector(merged, draft, report), first);
}

function mergeDirector(merged: DraftCluster, draft: DraftCluster, report: ReportBuilder): DraftCluster {
  const [own, ...peers] = draft.directors;
  if (own === undefined) return merged;
  const at = own.at;
  if (!sameText(merged.ipvs, draft.ipvs)) report.warning(at, "merge.ipvs");
  if (!sameText(merged.keepalived, draft.keepalived)) report.warning(at, "merge.keepalived");
  for (const fault of instanceFaults(merged, draft)) report.warning(at, fault.code, fault.params);
  const self = selfAmong(merged, draft, own, report);
  const directors = withDirector(merged.directors, self);
  const strangers = peers.filter(({ address }) => !directors.some((director) => director.address === address));
  return {
    ...merged,
    directors: [...directors, ...strangers],
    vrrpInstances: merged.vrrpInstances.map((instance) => {
      const place = ownPlaces(draft).get(instance.virtualRouterId);
      if (place === undefined) return instance;
      const id = keys.director(self.name, self.routerId);
      const known = placeholderIds(merged.directors, self);
      const override = {
        directorId: id,
        priority: place.priority === self.priority ? null : place.priority,
        interface: place.interface === self.interface ? null : place.interface,
      };
      const rest = instance.directors.filter(({ directorId }) => !known.includes(directorId));
      return { ...instance, directors: [...rest, override] };
    }),
    vips: mergeVips(merged, draft, report),
    services: mergeServices(merged.services, draft.services, report),
  };
}

/** The director of a further file as a part of the cluster: its place in the cluster's own instance is what counts. */
function selfAmong(
  { directors, vrrp }: DraftCluster,
  draft: DraftCluster,
  own: DraftDirector,
  report: ReportBuilder,
): DraftDirector {
  const others = directors.filter((director) => !isSame(director, own));
  const sharesId = own.routerId !== null && others.some(({ routerId }) => routerId === own.routerId);
  if (sharesId) report.warning(own.at, "merge.router_id", { routerId: own.routerId ?? "" });
  const place = vrrp === null ? undefined : ownPlaces(draft).get(vrrp.virtualRouterId);
  return {
    ...own,
    name: uniqueName(own.name, others),
    routerId: sharesId ? null : own.routerId,
    priority: place?.priority ?? own.priority,
    interface: place?.interface ?? own.interface,
  };
}

function uniqueName(name: string, others: readonly DraftDirector[]): string {
  const taken = new Set(others.map((other) => other.name));
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}

/** A peer by its address is the same director as the one that says it has this address. */
function isSame(one: DraftDirector, other: DraftDirector): boolean {
  return one.address !== null && one.address === other.address;
}

function withDirector(directors: readonly DraftDirector[], self: DraftDirector): DraftDirector[] {
  const known = directors.some((director) => isSame(director, self));
  return known ? directors.map((director) => (isSame(director, self) ? self : director)) : [...directors, self];
}

function placeholderIds(directors: readonly DraftDirector[], self: DraftDirector): string[] {
  return directors
    .filter((director) => isSame(director, self))
    .map(({ name, routerId }) => keys.director(name, routerId));
}

type Fault = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

function instanceFaults(merged: DraftCluster, draft: DraftCluster): Fault[] {
  const [known, own] = [idOfRouter(merged), idOfRouter(draft)];
  return [...new Set([...known.keys(), ...own.keys()])].flatMap((router): Fault[] => {
    const [one, other] = [known.get(router), own.get(router)];
    if (one === undefined || other === undefined) return [{ code: "merge.instance_alone", params: { router } }];
    return sameText(one.vrrp, other.vrrp) ? [] : [{ code: "merge.instance_differs", params: { router } }];
  });
}

function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
