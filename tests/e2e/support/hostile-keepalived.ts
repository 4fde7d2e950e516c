import type { Lab } from "@/tests/lab/lab";

/** A keepalived that takes no file, and says so in every way in which a host could do harm. */
export async function breakKeepalived(lab: Lab): Promise<void> {
  const hostile =
    "<img src=x onerror=alert(1)> \\033[31m\\033]8;;http://evil.example\\007click\\033]52;c;cm0gLXJm\\007 \\342\\200\\256gnp";
  const script = `#!/bin/sh\ncase " $* " in *" -t "*) printf '${hostile}\\n'; exit 1;; esac\nexec /usr/sbin/keepalived.real "$@"\n`;
  await lab.exec(
    "director2",
    [
      "sh",
      "-c",
      "mv /usr/sbin/keepalived /usr/sbin/keepalived.real; cat >/usr/sbin/keepalived; chmod 755 /usr/sbin/keepalived",
    ],
    { input: script },
  );
}

export async function mendKeepalived(lab: Lab): Promise<void> {
  await lab.script(
    "director2",
    "[ ! -e /usr/sbin/keepalived.real ] || mv /usr/sbin/keepalived.real /usr/sbin/keepalived",
  );
}
