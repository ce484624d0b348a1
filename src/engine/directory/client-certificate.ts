/** Client certificates that we show to partners: whether one can be used, and what may be shown of it. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type Message, message } from '../../words/message.js';
import type { ClientCertificate } from '../model/courier.js';

export interface CertificateFacts {
  /** Whose it is, on one line. */
  subject: string;
  /** SHA-256, as the partner enters it. */
  fingerprint: string;
  validUntil: string;
}

/** What the first certificate says of itself; nothing when it cannot be read. Its key stays where it is. */
export function certificateFacts(pem: string): CertificateFacts | undefined {
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
export function certificateProblem({ certificate, key }: ClientCertificate, now: Date): Message | undefined {
  const read = readCertificate(certificate);
  if (!read) return message('refusedPartner.certificateUnreadable');
  if (/ENCRYPTED/.test(key)) return message('refusedPartner.keyLocked');
  const own = readKey(key);
  if (!own) return message('refusedPartner.keyUnreadable');
  if (!read.checkPrivateKey(own)) return message('refusedPartner.keyOfAnother');
  if (new Date(read.validTo) <= now) return message('refusedPartner.certificateEnded', { date: read.validTo });
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
