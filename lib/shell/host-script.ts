import { managedLine } from "./managed-header";

/** A script of ours that a host keeps, with the commands start, stop and status. */
export type HostScript = {
  /** Its name, which its messages begin with. */
  readonly unit: string;
  /** What it is for and how it is used, as lines of comment. */
  readonly about: string;
  /** Assignments that come before everything. */
  readonly variables: string;
  /** Functions, in this order; among them start, stop and status. */
  readonly functions: readonly string[];
};

/**
 * Makes a script of its parts. They are POSIX sh for dash, bash and busybox, and need nothing but the base system. What
 * differs from host to host is in the lists that a script reads, never in the script.
 */
export function hostScript({ unit, about, variables, functions }: HostScript): string {
  return `#!/bin/sh
${managedLine}
#
${about}
set -uf
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
umask 022

${variables}
newline='
'

fail() {
  echo "${unit}: $1" >&2
  exit 1
}

${functions.join("\n\n")}

if [ $# -ne 1 ]; then set -- usage; fi
case $1 in
  start) start ;;
  stop) stop ;;
  status) status ;;
  *)
    echo "usage: ${unit} start|stop|status" >&2
    exit 2
    ;;
esac
`;
}
