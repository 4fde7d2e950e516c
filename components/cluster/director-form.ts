import type { ClusterResource, DirectorResource } from "@/lib/api/resources/cluster";

/** What a person has entered for a director; null or "" = not entered. */
export type DirectorForm = {
  readonly hostId: string | null;
  readonly address: string;
  readonly interface: string;
  readonly priority: number | null;
};

/** The first director is the preferred master (150, as keepalived's examples have it), each further one 50 or 1 below. */
export function newDirectorForm({ directors }: ClusterResource): DirectorForm {
  const lowest = Math.min(...directors.map(({ priority }) => priority));
  const priority = directors.length === 0 ? 150 : lowest > 50 ? lowest - 50 : lowest - 1;
  return { hostId: null, address: "", interface: "", priority: priority < 1 ? null : priority };
}

export function formOfDirector({ hostId, address, interface: device, priority }: DirectorResource): DirectorForm {
  return { hostId, address, interface: device, priority };
}

/** Body of POST /clusters/{id}/directors. */
export function createDirectorBody({ hostId, priority, ...rest }: DirectorForm): object {
  return { ...rest, ...(hostId === null ? {} : { hostId }), ...(priority === null ? {} : { priority }) };
}

/** Body of PATCH /directors/{id}: only what differs from `base`. */
export function directorChanges(form: DirectorForm, base: DirectorResource): object {
  return {
    ...(form.address === base.address ? {} : { address: form.address }),
    ...(form.interface === base.interface ? {} : { interface: form.interface }),
    ...(form.priority === base.priority ? {} : { priority: form.priority }),
  };
}
