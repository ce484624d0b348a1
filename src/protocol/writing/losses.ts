/** What a version cannot carry, as data: read off the structures that the writer writes by. */
import {
  actions,
  actionsOf,
  type IsoVersion,
  isoVersions,
  type MessageKind,
  messageKinds,
  statuses,
  statusesOf,
} from '../codes.js';
import type { Field, Structure } from '../reading/fields.js';
import { messages } from '../reading/message-structures.js';
import { movedToMessageInfo, retryInfo } from '../reading/structures.js';

/** One fact that does not arrive when a message is written in `version`. */
export interface Loss {
  version: IsoVersion;
  message: MessageKind;
  /** Where it stands in the reading model; `[]` after a list: `requestedDeliveryInfo[].courierName`. */
  field: string;
  /** Only these codes of the field are concerned. */
  codes?: readonly string[];
  what:
    | 'left out'
    | 'only the first kept'
    | 'only the first three kept'
    | 'written as itemId, sent via URL'
    | 'refused';
}

/** Every loss, in the order of the messages and their fields. `refused` is thrown by the writer, the rest is silent. */
export const losses: readonly Loss[] = isoVersions.flatMap((version) =>
  messageKinds.flatMap((message) =>
    [
      ...lossesIn(messages[message], version, ''),
      ...codeLosses(message, version),
      ...(message.endsWith('Confirmation') ? [] : [{ field: 'extras', what: 'left out' as const }]),
    ].map((loss) => ({ version, message, ...loss })),
  ),
);

type Row = Omit<Loss, 'version' | 'message'>;

function lossesIn(structure: Structure, version: IsoVersion, above: string): Row[] {
  return structure.fields.flatMap((field): Row[] => {
    const path = `${above}${field.name}${field.many ? '[]' : ''}`;
    if (field.is === retryInfo && version === '1.2') return retryLosses(path);
    if (path === 'deliveryInfo.url' && version === '1.2')
      return [{ field: path, what: 'written as itemId, sent via URL' }];
    if (!field.element[version]) return isMoved(field) ? [] : [{ field: path, what: 'left out' }];
    return [...tooMany(field, version, path), ...below(field, version, path)];
  });
}

function tooMany(field: Field, version: IsoVersion, path: string): Row[] {
  if (!field.many || field.most[version] === Number.POSITIVE_INFINITY) return [];
  return [{ field: path, what: field.most[version] === 1 ? 'only the first kept' : 'only the first three kept' }];
}

function below({ is }: Field, version: IsoVersion, path: string): Row[] {
  if (is.kind === 'structure') return lossesIn(is, version, `${path}.`);
  return is.kind === 'code' && is.plainIn === version ? [{ field: `${path}.scheme`, what: 'left out' }] : [];
}

/** 1.2 keeps three facts of retryInfo, in messageInfo, and one price only. */
function retryLosses(path: string): Row[] {
  return retryInfo.fields.flatMap((field): Row[] => {
    const name = `${path}.${field.name}${field.many ? '[]' : ''}`;
    if (!isMoved(field)) return [{ field: name, what: 'left out' }];
    return field.many ? [{ field: name, what: 'only the first kept' }] : [];
  });
}

function isMoved({ name }: Field): boolean {
  return movedToMessageInfo.some((moved) => moved === name);
}

function codeLosses(message: MessageKind, version: IsoVersion): Row[] {
  const actionLoss = actions.filter((action) => !actionsOf[version].includes(action));
  const statusLoss = statuses.filter((status) => !statusesOf[version].includes(status));
  const row = (field: string, codes: readonly string[]): Row[] =>
    codes.length > 0 ? [{ field, codes, what: 'refused' }] : [];
  if (message === 'supplyingAgencyMessage') return row('statusInfo.status', statusLoss);
  return message.startsWith('requestingAgencyMessage') ? row('action', actionLoss) : [];
}
