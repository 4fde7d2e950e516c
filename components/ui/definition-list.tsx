import type { ReactNode } from "react";

type Props = { entries: readonly { readonly term: ReactNode; readonly value: ReactNode; readonly id: string }[] };

/** Names and values under each other, names in a column of their own from 640 px on. */
export function DefinitionList({ entries }: Props) {
  return (
    <dl className="grid gap-x-6 gap-y-2.5 text-sm sm:grid-cols-[minmax(8rem,max-content)_minmax(0,1fr)]">
      {entries.map(({ id, term, value }) => (
        <div key={id} className="contents">
          <dt className="text-muted max-sm:-mb-2">{term}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
