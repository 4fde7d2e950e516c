"use client";

import { useEffect, useState } from "react";

/** A value once it has not changed for so long. The first one is there at once. */
export function useLate<Value>(value: Value, quietMs: number): Value {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), quietMs);
    return () => clearTimeout(timer);
  }, [value, quietMs]);
  return late;
}
