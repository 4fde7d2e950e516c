import type { RawDestination, RawService } from "./raw-sample";
import type { ServiceHead } from "./service-heads";
import { counterForm, readFigures, type TextForm, tableForm } from "./text-form";

/**
 * What stays the same in the texts of one director's samples, as long as nobody adds or removes anything: all but the
 * figures. With it a sample costs a third, because its lines need not be understood again but only compared.
 */
export type SampleForm = {
  readonly counters: TextForm;
  readonly table: TextForm;
  /** In the order of the counters, which is ipvsadm's. */
  readonly services: readonly FormService[];
  /** Of each destination in that order: which one it is in the table. */
  readonly places: readonly number[];
};

export type FormService = { readonly head: ServiceHead; readonly destinations: readonly FormDestination[] };
export type FormDestination = Pick<RawDestination, "key" | "id" | "address" | "port" | "forwarding">;

/**
 * The form of a sample that was read word by word. Null when the texts do not have all of it, line by line: something
 * came or went between them.
 */
export function formOf(
  services: readonly RawService[],
  texts: { readonly counters: string; readonly table: string },
  tableIds: readonly string[],
): SampleForm | null {
  const [counters, table] = [counterForm(texts.counters), tableForm(texts.table)];
  const destinations = services.flatMap((service) => service.destinations);
  if (counters === null || table === null || counters.lines.length !== services.length + destinations.length)
    return null;
  const placeOf = new Map(tableIds.map((id, place) => [id, place]));
  const places = destinations.flatMap(({ id }) => placeOf.get(id) ?? []);
  if (places.length !== tableIds.length || places.length !== destinations.length) return null;
  return { counters, table, services: services.map(formService), places };
}

function formService({ key, id, scheduler, attributes, persistenceSec, destinations }: RawService): FormService {
  const head = { key, id, scheduler, attributes, persistenceSec };
  const formed = destinations.map(({ key, id, address, port, forwarding }) => ({ key, id, address, port, forwarding }));
  return { head, destinations: formed };
}

/** The services of a sample of this form; null = it has another one, and must be read word by word. */
export function readByForm(
  { counters, table, services, places }: SampleForm,
  texts: { readonly counters: string; readonly table: string },
  templates: ReadonlyMap<string, number>,
): RawService[] | null {
  const counted = readFigures(texts.counters, counters);
  const listed = counted === null ? null : readFigures(texts.table, table);
  if (counted === null || listed === null) return null;
  let line = 0;
  let place = 0;
  return services.map(({ head, destinations }) => {
    const own = countersAt(counted, line++);
    const read = destinations.map((destination): RawDestination => {
      const at = (places[place++] ?? 0) * 3;
      const { key, id, address, port, forwarding } = destination;
      return {
        key,
        id,
        address,
        port,
        forwarding,
        weight: Number(listed[at]),
        activeConnections: Number(listed[at + 1]),
        inactiveConnections: Number(listed[at + 2]),
        templates: head.persistenceSec === null ? null : (templates.get(id) ?? null),
        counters: countersAt(counted, line++),
      };
    });
    const { key, id, scheduler, attributes, persistenceSec } = head;
    return { key, id, scheduler, attributes, persistenceSec, counters: own, destinations: read };
  });
}

function countersAt(figures: readonly string[], line: number): RawDestination["counters"] {
  const at = line * 5;
  return {
    connections: figures[at] ?? "",
    inPackets: figures[at + 1] ?? "",
    outPackets: figures[at + 2] ?? "",
    inBytes: figures[at + 3] ?? "",
    outBytes: figures[at + 4] ?? "",
  };
}
