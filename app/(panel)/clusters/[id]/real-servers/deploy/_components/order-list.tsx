"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFieldProblems } from "@/components/ui/form-problems";
import { IconButton } from "@/components/ui/icon-button";
import { PartNotes } from "@/components/ui/part-notes";
import type { RealServerResource } from "@/lib/api/resources/cluster";
import { moved } from "./moved";

type Props = {
  realServers: readonly RealServerResource[];
  /** Those that take part, in their order. */
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
};

type Move = { readonly id: string; readonly by: 1 | -1 };

/** Which real servers take part, and in which order: buttons move one, so that nobody has to drag. */
export function OrderList({ realServers, chosen, onChange }: Props) {
  const t = useTranslations("runs.wizard");
  const { errors } = useFieldProblems("realServerIds");
  const list = useRef<HTMLUListElement>(null);
  const [last, setLast] = useState<Move | null>(null);
  const byId = new Map(realServers.map((server) => [server.id, server]));
  const inOrder = [
    ...chosen.flatMap((id) => byId.get(id) ?? []),
    ...realServers.filter(({ id }) => !chosen.includes(id)),
  ];
  // A row that is moved in the document loses the focus, which whoever moves it by keyboard needs for the next move.
  useEffect(() => {
    if (last === null) return;
    const row = list.current?.querySelector(`[data-server="${last.id}"]`);
    const buttons = [...(row?.querySelectorAll<HTMLElement>("button:not([disabled])") ?? [])];
    const wanted = last.by === -1 ? buttons.at(0) : buttons.at(-1);
    wanted?.focus();
  }, [last]);
  const move = (id: string, by: 1 | -1): void => {
    onChange(moved(chosen, id, by));
    setLast({ id, by });
  };
  const name = last === null ? undefined : byId.get(last.id)?.name;
  return (
    <div>
      <ul ref={list} aria-label={t("order")} className="divide-y divide-separator rounded-md border border-border">
        {inOrder.map(({ id, name, address }) => {
          const place = chosen.indexOf(id);
          return (
            <li key={id} data-server={id} className="flex items-center gap-2 px-3 py-1 text-sm">
              <label className="flex min-h-9 min-w-0 flex-1 cursor-pointer items-center gap-3">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={place !== -1}
                  onChange={({ target }) =>
                    onChange(target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                  }
                />
                <span className="w-6 text-end text-muted tabular-nums">{place === -1 ? "" : `${place + 1}.`}</span>
                <span className="truncate">{name}</span>
                <span className="font-mono text-muted text-xs">{address}</span>
              </label>
              {place === -1 ? null : (
                <>
                  <IconButton label={t("earlier", { name })} isDisabled={place === 0} onPress={() => move(id, -1)}>
                    <ArrowUp aria-hidden="true" className="size-4" />
                  </IconButton>
                  <IconButton
                    label={t("later", { name })}
                    isDisabled={place === chosen.length - 1}
                    onPress={() => move(id, 1)}
                  >
                    <ArrowDown aria-hidden="true" className="size-4" />
                  </IconButton>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <p role="status" className="sr-only">
        {last === null || name === undefined
          ? ""
          : t("movedTo", { name, place: chosen.indexOf(last.id) + 1, count: chosen.length })}
      </p>
      <PartNotes errors={errors} />
    </div>
  );
}
