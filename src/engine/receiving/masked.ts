/** The security code in the header of a message is a secret: what is stored and shown of the message does not have it. */
export function withoutSecrets(bytes: Buffer): Buffer {
  if (!bytes.includes('securityCode')) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(inElement, '$1***$2'), 'latin1');
}

const inElement = /(<(?:[\w.-]+:)?securityCode(?:\s[^>]*)?>)[^<]*(<)/g;
