"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isFinished } from "@/components/operations/operation-looks";
import { useOperation } from "@/components/operations/use-operation";
import {
  type OperationDetail,
  type OperationEventResource,
  operationEventSchema,
  operationResourceSchema,
} from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { refreshPaths } from "@/lib/client/refresh-paths";

/**
 * An operation and its log as they grow. The log comes by server-sent events; the browser resumes it by itself after an
 * interruption. Each change of the operation makes its steps be read again, and polling stands in while the stream is
 * down.
 */
export function useOperationStream(initial: OperationDetail): {
  operation: OperationDetail;
  events: readonly OperationEventResource[];
  /** All lines there were when the page came have been read. */
  isRead: boolean;
  isInterrupted: boolean;
} {
  const queryClient = useQueryClient();
  const path = apiPath`/operations/${initial.id}`;
  const operation = useOperation(initial.id, initial).data ?? initial;
  const [events, setEvents] = useState<readonly OperationEventResource[]>([]);
  const [isRead, setRead] = useState(false);
  const [isInterrupted, setInterrupted] = useState(false);
  useEffect(() => {
    const source = new EventSource(`/api/v1${path}/events`);
    source.onopen = () => setInterrupted(false);
    source.onerror = () => setInterrupted(true);
    source.addEventListener("log", (message) => {
      const event = operationEventSchema.safeParse(parseJson(message.data));
      if (event.success) {
        setEvents((known) => withEvent(known, event.data));
      }
    });
    source.addEventListener("operation", (message) => {
      const changed = operationResourceSchema.safeParse(parseJson(message.data));
      setRead(true);
      void refreshPaths(queryClient, [path]);
      if (changed.success && isFinished(changed.data.state)) {
        // The server ends the stream now; without this the browser would open it again and again.
        source.close();
        setInterrupted(false);
      }
    });
    return () => source.close();
  }, [path, queryClient]);
  return { operation, events, isRead, isInterrupted };
}

/** A resumed stream may repeat a line; ids are unique and grow. */
function withEvent(
  known: readonly OperationEventResource[],
  event: OperationEventResource,
): readonly OperationEventResource[] {
  return known.some(({ id }) => id === event.id) ? known : [...known, event];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
