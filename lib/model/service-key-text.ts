import { formatEndpoint } from "./address";
import type { ServiceKey } from "./service-key";

/**
 * A service key as text: `TCP 10.0.0.1:80`, `UDP [fd00::1]:53`, `FWM 7 inet6`. Keys are equal exactly when these texts
 * are (addresses are canonical), so it serves as map key, in journals and in sentences.
 */
export function serviceKeyText(key: ServiceKey): string {
  return key.kind === "address"
    ? `${key.protocol} ${formatEndpoint(key.address, key.port)}`
    : `FWM ${key.mark} ${key.family}`;
}
