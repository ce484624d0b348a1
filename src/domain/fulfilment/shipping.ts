/** What scanned barcodes are before they leave: ours, free, and of the title that was asked for. */
import { type Message, message, type Wording } from '../../words/message.js';

/** A barcode as the local records know it. */
export interface ScannedItem {
  barcode: string;
  /** The holding; nothing when the barcode is none of ours. */
  holding?: string;
  title?: string;
  /** It may be lent by its own policy. */
  requestable?: boolean;
  /** It was found for this request, or is its title by any other match. */
  wanted?: boolean;
  /** External ID of another lending request that has it now. */
  lentOn?: string;
}

export interface Alternative {
  barcode: string;
  library: string;
  location: string;
  callNumber?: string;
}

export type ShippingCheck =
  | { kind: 'good' }
  /** It cannot go. */
  | { kind: 'refused'; reason: Wording }
  /** It can, when a person says so. */
  | { kind: 'doubt'; reason: Wording };

/** The first thing that is wrong with what was scanned. `catalogued`: this library keeps its holdings here at all. */
export function checkShipment(
  scanned: readonly ScannedItem[],
  alternatives: readonly Alternative[],
  catalogued: boolean,
): ShippingCheck {
  const twice = scanned.find(({ barcode }, at) => scanned.findIndex((each) => each.barcode === barcode) !== at);
  if (twice) return { kind: 'refused', reason: message('refusedShip.scannedTwice', { barcode: twice.barcode }) };
  const gone = scanned.find(({ lentOn, holding }) => lentOn !== undefined && holding !== undefined);
  if (gone)
    return {
      kind: 'refused',
      reason: message('refusedShip.lentNow', {
        barcode: gone.barcode,
        request: gone.lentOn,
        free: elsewhere(alternatives),
      }),
    };
  if (!catalogued) return { kind: 'good' };
  const doubts = scanned.flatMap((item) => doubtOf(item) ?? []);
  if (scanned.length === 0) doubts.push(message('refusedShip.nothingScanned'));
  const [doubt] = doubts;
  return doubt ? { kind: 'doubt', reason: doubt } : { kind: 'good' };
}

function doubtOf({ barcode, holding, title, requestable, wanted, lentOn }: ScannedItem): Message | undefined {
  if (holding === undefined)
    return lentOn === undefined
      ? message('refusedShip.notOurs', { barcode })
      : message('refusedShip.notOursAndLent', { barcode, request: lentOn });
  if (!wanted) return message('refusedShip.otherTitle', { barcode, title });
  return requestable === false ? message('refusedShip.notRequestable', { barcode }) : undefined;
}

function elsewhere(alternatives: readonly Alternative[]): string {
  if (alternatives.length === 0) return 'none';
  const them = alternatives
    .slice(0, 3)
    .map(({ barcode, library, location, callNumber }) =>
      [barcode, `${library} ${location}`, callNumber].filter(Boolean),
    )
    .map((parts) => parts.join(', '));
  return them.join('; ');
}
