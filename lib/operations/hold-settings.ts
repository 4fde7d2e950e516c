import type { DesiredCluster, DesiredDestination } from "@/lib/model/cluster";
import type { IpvsSysctl } from "@/lib/model/ipvs-sysctls";
import type { WeightPush } from "./weight-push";

/** A setting of the whole director, for there is none of one destination, that a hold needs to mean what it says. */
type Needed = {
  readonly sysctl: IpvsSysctl;
  readonly value: number;
  /** Old kernels lack it, and the hold is worth having all the same. */
  readonly mayLack?: boolean;
  readonly isNeeded: (destination: DesiredDestination) => boolean;
};

const needed: readonly Needed[] = [
  {
    // A persistent client's template does not count while its destination has weight 0.
    sysctl: "expire_quiescent_template",
    value: 1,
    isNeeded: ({ hold }) => hold?.kind === "offline",
  },
  {
    // A connection whose destination is gone ends with its next packet, instead of waiting in vain.
    sysctl: "expire_nodest_conn",
    value: 1,
    isNeeded: ({ hold }) => hold?.kind === "cut",
  },
  {
    // A client that uses a port again is scheduled anew. A director sees one half of a connection where answers do not
    // pass through it, and FIN_WAIT as its last state; 1, the default, sends such a client to the drained server for two
    // minutes more; so do kernels before 4.1, which have no such setting.
    // (Linux, Documentation/networking/ipvs-sysctl.rst; ip_vs_core.c, `is_new_conn_expected`)
    sysctl: "conn_reuse_mode",
    value: 3,
    mayLack: true,
    isNeeded: ({ hold, forwarding }) => hold !== undefined && (forwarding === "dr" || forwarding === "tun"),
  },
];

/**
 * Shell text that gives the director these settings as long as something is held so, and puts back what it had before
 * when the last one is lifted; "" where there is nothing to do with them. What it had is kept on the director itself.
 * What the cluster itself sets stays.
 */
export function holdSettings({ former, model }: Pick<WeightPush, "former" | "model">): string {
  return needed
    .filter(({ sysctl }) => model.ipvs.sysctls[sysctl] === undefined)
    .map((each) => {
      if (isNeededIn(model, each)) return switchOn(each);
      return isNeededIn(former, each) ? putBack(each) : "";
    })
    .join("");
}

function isNeededIn({ services }: DesiredCluster, { isNeeded }: Needed): boolean {
  return services.some(({ destinations }) => destinations.some(isNeeded));
}

function switchOn({ sysctl, value, mayLack = false }: Needed): string {
  const { file, before } = pathsOf(sysctl);
  const write = `if [ ! -e ${before} ]; then
  mkdir -p /var/lib/signalbox && cat ${file} >${before}.new && mv ${before}.new ${before} || exit 1
fi
echo ${value} >${file} || exit 1
`;
  return mayLack ? `if [ -e ${file} ]; then\n${write}fi\n` : write;
}

function putBack({ sysctl }: Needed): string {
  const { file, before } = pathsOf(sysctl);
  return `if [ -e ${before} ]; then
  cat ${before} >${file} && rm ${before} || exit 1
fi
`;
}

function pathsOf(sysctl: IpvsSysctl): { readonly file: string; readonly before: string } {
  return { file: `/proc/sys/net/ipv4/vs/${sysctl}`, before: `/var/lib/signalbox/before.${sysctl}` };
}
