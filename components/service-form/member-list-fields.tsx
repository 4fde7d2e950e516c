"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { ForwardingForm } from "./forwarding-form";
import { MemberFields } from "./member-fields";
import { type MemberForm, newMember } from "./member-form";

type Props = {
  cluster: ClusterResource;
  members: readonly MemberForm[];
  onChange: (members: readonly MemberForm[]) => void;
  /** Of the service, for members without their own. */
  method: ForwardingForm;
};

/** Which real servers serve from the start, with what weight, and what is special about any of them. */
export function MemberListFields({ cluster, members, onChange, method }: Props) {
  const t = useTranslations("clusters.services");
  if (cluster.realServers.length === 0) {
    return (
      <p className="text-muted text-sm">
        {t("noRealServers")}{" "}
        <Link className="text-link" href={`/clusters/${cluster.id}/real-servers`}>
          {t("toRealServers")}
        </Link>
      </p>
    );
  }
  return (
    <ul className="divide-y divide-separator rounded-md border border-border">
      {cluster.realServers.map(({ id, name, address }) => {
        const index = members.findIndex(({ realServerId }) => realServerId === id);
        const member = members[index];
        return (
          <li key={id} className="px-3 py-1 text-sm">
            <label className="flex min-h-9 min-w-0 cursor-pointer items-center gap-3">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={member !== undefined}
                onChange={({ target }) =>
                  onChange(
                    target.checked
                      ? [...members, newMember(id)]
                      : members.filter(({ realServerId }) => realServerId !== id),
                  )
                }
              />
              <span className="truncate">{name}</span>
              <span className="font-mono text-muted text-xs">{address}</span>
            </label>
            {member === undefined ? null : (
              <MemberFields
                name={name}
                member={member}
                index={index}
                method={method}
                onChange={(changed) => onChange(members.with(index, changed))}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
