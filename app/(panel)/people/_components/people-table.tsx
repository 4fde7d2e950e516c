"use client";

import { KeyRound, MoreHorizontal, Pencil, UserCheck, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan, useSession } from "@/components/shell/session";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { Moment } from "@/components/ui/moment";
import { StatusMark } from "@/components/ui/status-mark";
import type { PersonResource } from "@/lib/api/resources/people";
import { DisablePersonDialog } from "./disable-person-dialog";
import { EditPersonDialog } from "./edit-person-dialog";
import { ResetPasswordDialog } from "./reset-password-dialog";

type Open = { readonly dialog: "edit" | "password" | "disable"; readonly person: PersonResource };

/** People with their role, and what an admin may do with each. */
export function PeopleTable({ people }: { people: readonly PersonResource[] }) {
  const t = useTranslations("access");
  const mayManage = useCan("people.manage");
  const session = useSession();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const columns: Column<PersonResource>[] = [
    {
      id: "name",
      header: t("people.name"),
      isRowHeader: true,
      compare: (a, b) => a.name.localeCompare(b.name),
      cell: ({ id, name }) => (
        <span className="font-medium">
          {name} {id === session.id ? <span className="font-normal text-muted">{t("people.you")}</span> : null}
        </span>
      ),
    },
    { id: "email", header: t("people.email"), className: "max-sm:hidden", cell: ({ email }) => email },
    {
      id: "role",
      header: t("people.role"),
      compare: (a, b) => a.role.localeCompare(b.role),
      cell: ({ role }) => <Badge>{t(`roles.${role}`)}</Badge>,
    },
    {
      id: "state",
      header: t("people.state"),
      cell: ({ disabled }) =>
        disabled ? (
          <StatusMark shape="square" tone="rest">
            {t("people.disabled")}
          </StatusMark>
        ) : (
          <StatusMark shape="circle" tone="good">
            {t("people.active")}
          </StatusMark>
        ),
    },
    {
      id: "created",
      header: t("people.since"),
      className: "max-lg:hidden",
      cell: ({ createdAt }) => <Moment at={createdAt} precision="minute" />,
    },
    ...(mayManage
      ? [
          {
            id: "actions",
            header: <span className="sr-only">{t("people.actions")}</span>,
            align: "end" as const,
            className: "w-12",
            cell: (person: PersonResource) => <PersonMenu person={person} onOpen={setOpen} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable label={t("people.title")} columns={columns} items={people} itemKey={({ id }) => id} />
      {open?.dialog === "edit" ? <EditPersonDialog person={open.person} onClose={close} /> : null}
      {open?.dialog === "password" ? <ResetPasswordDialog person={open.person} onClose={close} /> : null}
      {open?.dialog === "disable" ? <DisablePersonDialog person={open.person} onClose={close} /> : null}
    </>
  );
}

function PersonMenu({ person, onOpen }: { person: PersonResource; onOpen: (open: Open) => void }) {
  const t = useTranslations("access.people");
  const entry = (dialog: Open["dialog"], label: string, icon: React.ReactNode, danger = false) => ({
    id: dialog,
    label,
    icon,
    danger,
    onAction: () => onOpen({ dialog, person }),
  });
  const label = t("actionsOf", { name: person.name });
  return (
    <Menu
      label={label}
      entries={[
        entry("edit", t("edit"), <Pencil aria-hidden="true" />),
        entry("password", t("reset"), <KeyRound aria-hidden="true" />),
        person.disabled
          ? entry("disable", t("enable"), <UserCheck aria-hidden="true" />)
          : entry("disable", t("disable"), <UserX aria-hidden="true" />, true),
      ]}
    >
      <IconButton label={label}>
        <MoreHorizontal aria-hidden="true" />
      </IconButton>
    </Menu>
  );
}
