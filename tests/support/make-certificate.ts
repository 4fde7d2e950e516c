import { execFileSync } from "node:child_process";
import path from "node:path";

export type CertificateFiles = { readonly certFile: string; readonly keyFile: string };

/** A certificate that signs itself and is valid for so many days, with its key, as `cert.pem` and `key.pem` in a folder. */
export function makeCertificate(folder: string, days = 2): CertificateFiles {
  const [certFile, keyFile] = [path.join(folder, "cert.pem"), path.join(folder, "key.pem")];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const subject = ["-subj", "/CN=localhost", "-days", String(days)];
  execFileSync("openssl", ["req", "-x509", "-keyout", keyFile, "-out", certFile, ...kind, ...subject], {
    stdio: "ignore",
  });
  return { certFile, keyFile };
}
