import { mapsPorts } from "@/lib/model/maps-ports";
import { type ForwardingForm, forwardingBody } from "./forwarding-form";

/** What a person has entered for a real server that serves from the start; null = not entered. */
export type MemberForm = {
  /** "" = not chosen yet. */
  readonly realServerId: string;
  readonly weight: number | null;
  /** null = as the service has it. */
  readonly method: ForwardingForm | null;
  /** null = the service's own; only NAT can have another. */
  readonly port: number | null;
  readonly upperThreshold: number | null;
  readonly lowerThreshold: number | null;
};

export function newMember(realServerId: string): MemberForm {
  return { realServerId, weight: 1, method: null, port: null, upperThreshold: 0, lowerThreshold: 0 };
}

/** A destination as the API takes it. What is missing is left out: the API has a default for it. */
export function memberBody(member: MemberForm, method: ForwardingForm): object {
  const { realServerId, weight, port, upperThreshold, lowerThreshold } = member;
  const own = forwardingBody(member.method ?? method);
  return {
    ...(realServerId === "" ? {} : { realServerId }),
    ...own,
    ...(weight === null ? {} : { weight }),
    ...(port === null || !mapsPorts(own.forwarding) ? {} : { port }),
    ...(upperThreshold === null ? {} : { upperThreshold }),
    ...(lowerThreshold === null ? {} : { lowerThreshold }),
  };
}
