/** Message → bytes, strictly by the schema of one version. */
import type { IsoVersion } from './codes.js';
import type { IsoMessage } from './messages.js';
import { validate } from './schemas.js';
import { envelope } from './writing/envelope.js';
import { codesUnknownTo, onTheWire } from './writing/on-the-wire.js';
import { UnwritableMessage } from './writing/unwritable.js';

export { type Loss, losses } from './writing/losses.js';
export { UnwritableMessage } from './writing/unwritable.js';

/**
 * Writes a message in `version` and has the schema check it. What that version has no place for is left out, and
 * `losses` lists it. Throws `UnwritableMessage` for what would change the meaning (a status 1.2 does not know), for
 * characters XML cannot hold, and for anything the schema refuses.
 */
export function write(message: IsoMessage, version: IsoVersion): string {
  const problems = codesUnknownTo(message, version);
  const xml = envelope(message.kind, onTheWire(message, version), version, problems);
  if (problems.length > 0) throw new UnwritableMessage(problems);
  const verdict = validate(xml, version);
  if (!verdict.valid) throw new UnwritableMessage(verdict.problems);
  return xml;
}
