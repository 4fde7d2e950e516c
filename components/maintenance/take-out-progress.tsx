"use client";

import Link from "next/link";
import { DrainCountdown } from "@/components/operations/drain-countdown";
import { OperationMark } from "@/components/operations/operation-mark";
import { useOperation } from "@/components/operations/use-operation";

/** How far taking the server out is; once it is out there is nothing to say. */
export function TakeOutProgress({ operationId }: { operationId: string }) {
  const { data: operation } = useOperation(operationId);
  if (operation === undefined || operation.state === "confirmed") return null;
  return (
    <div className="flex flex-col gap-1">
      <Link className="w-fit text-link" href={`/operations/${operationId}`}>
        <OperationMark state={operation.state} />
      </Link>
      <DrainCountdown operation={operation} />
    </div>
  );
}
