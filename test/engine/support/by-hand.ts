import type { Reply } from '../../../src/engine/model/arrivals.js';
import { marie } from './desk.js';
import type { Library } from './network.js';

/** Puts a message on a library's table as if that partner had sent it. */
export async function hands(from: Library, to: Library, xml: string): Promise<Extract<Reply, { kind: 'confirmed' }>> {
  const issued = await to.node.gateway.directory.issueCredential(from.code, { kind: 'token' }, marie);
  const reply = await to.node.gateway.receiving.receive({
    bytes: Buffer.from(xml),
    contentType: 'application/xml',
    presented: [{ kind: 'bearer', secret: issued.kind === 'issued' ? (issued.secret ?? '') : '' }],
    sourceAddress: '127.0.0.1',
  });
  if (issued.kind === 'issued') await to.node.gateway.directory.revokeCredential(from.code, issued.id, marie);
  if (reply.kind !== 'confirmed') throw new Error(JSON.stringify(reply));
  return reply;
}
