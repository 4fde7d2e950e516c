"use client";

import { useTranslations } from "next-intl";
import { RowList } from "@/components/cluster/row-list";
import { NumberField } from "@/components/ui/number-field";
import { TextField } from "@/components/ui/text-field";
import type { VipResource } from "@/lib/api/resources/cluster";
import { FamilyField } from "./family-field";
import type { GroupMemberForm, ListenerForm } from "./listener-form";
import { MarkField } from "./mark-field";
import { PortField } from "./port-field";
import { ProtocolField } from "./protocol-field";
import { VipField } from "./vip-field";

type Props = { vips: readonly VipResource[]; value: ListenerForm; onChange: (value: ListenerForm) => void };

/** Several endpoints with one set of real servers, settings and checks. */
export function GroupFields({ vips, value, onChange }: Props) {
  const t = useTranslations("clusters.listener");
  const vipId = vips[0]?.id ?? null;
  return (
    <>
      <div className="sm:max-w-40">
        <ProtocolField
          path={["listener", "protocol"]}
          value={value.protocol}
          onChange={(protocol) => onChange({ ...value, protocol })}
        />
      </div>
      <RowList<GroupMemberForm>
        label={t("members")}
        description={t("membersAbout")}
        path={["listener", "members"]}
        rows={value.members}
        onChange={(members) => onChange({ ...value, members })}
        additions={[
          { id: "vip", label: t("addVip"), row: () => ({ kind: "vip", vipId, port: 443 }) },
          { id: "range", label: t("addRange"), row: () => ({ kind: "range", address: "", count: 2, port: 80 }) },
          { id: "fwmark", label: t("addMark"), row: () => ({ kind: "fwmark", mark: 1, family: "inet" }) },
        ]}
      >
        {(member, index, change) => <MemberFields vips={vips} member={member} index={index} onChange={change} />}
      </RowList>
    </>
  );
}

type MemberProps = {
  vips: readonly VipResource[];
  member: GroupMemberForm;
  index: number;
  onChange: (member: GroupMemberForm) => void;
};

function MemberFields({ vips, member, index, onChange }: MemberProps) {
  const t = useTranslations("clusters.listener");
  const path = (field: string) => ["listener", "members", index, field] as const;
  switch (member.kind) {
    case "vip":
      return (
        <div className="grid flex-1 gap-3 sm:grid-cols-[1fr_10rem]">
          <VipField
            vips={vips}
            path={path("vipId")}
            value={member.vipId}
            onChange={(vipId) => onChange({ ...member, vipId })}
          />
          <PortField path={path("port")} value={member.port} onChange={(port) => onChange({ ...member, port })} />
        </div>
      );
    case "range":
      return (
        <div className="grid flex-1 gap-3 sm:grid-cols-[1fr_9rem_10rem]">
          <TextField
            mono
            isRequired
            label={t("firstAddress")}
            path={path("address")}
            value={member.address}
            onChange={(address) => onChange({ ...member, address })}
          />
          <NumberField
            isRequired
            label={t("count")}
            path={path("count")}
            value={member.count}
            onChange={(count) => onChange({ ...member, count })}
          />
          <PortField path={path("port")} value={member.port} onChange={(port) => onChange({ ...member, port })} />
        </div>
      );
    case "fwmark":
      return (
        <div className="grid flex-1 gap-3 sm:grid-cols-2">
          <MarkField path={path("mark")} value={member.mark} onChange={(mark) => onChange({ ...member, mark })} />
          <FamilyField
            path={path("family")}
            value={member.family}
            onChange={(family) => onChange({ ...member, family })}
          />
        </div>
      );
  }
}
