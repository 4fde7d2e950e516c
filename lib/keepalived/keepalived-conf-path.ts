/** Where every distribution's keepalived reads its configuration; the one file that we render for engine keepalived. */
export const keepalivedConfPath = "/etc/keepalived/keepalived.conf";
