export const faultSizeVariable = "SIGNALBOX_FAULTS";

/** `npm test` has minutes; `npm run test:faults -- --full` has most of an hour and tries everything as often as is promised. */
export const isFull = process.env[faultSizeVariable] === "full";

export function bySize<T>({ quick, full }: { readonly quick: T; readonly full: T }): T {
  return isFull ? full : quick;
}
