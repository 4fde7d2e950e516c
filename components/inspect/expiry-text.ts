/** Minutes and seconds as `ipvsadm -Lnc` prints them: 14:59. Minutes may be more than 99. */
export function expiryText(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return `${String(minutes).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}
