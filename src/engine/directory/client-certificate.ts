/** Client certificates that we show to partners: whether one can be used, and what may be told of it. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { ClientCertificate } from '../ports.js';

export interface CertificateFacts {
  /** Whose it is, on one line. */
  subject: string;
  /** SHA-256, as the partner enters it. */
  fingerprint: string;
  validUntil: string;
}

/** What the first certificate says of itself; nothing when it cannot be read. Its key stays where it is. */
export function factsOf(pem: string): CertificateFacts | undefined {
  const read = readCertificate(pem);
  return (
    read && {
      subject: read.subject.replaceAll('\n', ', '),
      fingerprint: read.fingerprint256,
      validUntil: new Date(read.validTo).toISOString(),
    }
  );
}

/** Why it cannot be shown, with the remedy; nothing when it can. */
export function certificateProblem({ certificate, key }: ClientCertificate, now: Date): string | undefined {
  const read = readCertificate(certificate);
  if (!read) return 'The certificate cannot be read: give it in PEM, from its BEGIN line to its END line.';
  if (/ENCRYPTED/.test(key))
    return 'The private key is locked by a passphrase: give it without one, it is kept encrypted here.';
  const own = readKey(key);
  if (!own) return 'The private key cannot be read: give it in PEM, from its BEGIN line to its END line.';
  if (!read.checkPrivateKey(own))
    return 'The private key belongs to another certificate: give the two that belong together.';
  if (new Date(read.validTo) <= now) return `The certificate has ended on ${read.validTo}: ask for a new one.`;
  return undefined;
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function readKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
