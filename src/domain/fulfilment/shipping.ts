/** What scanned barcodes are before they leave: ours, free, and of the title that was asked for. */
import { type Message, message, type Wording, worded } from '../../words/message.js';

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

/** Items of ours while they are with a partner. */

/** What keeps an item from its shelf, as circulation staff read it. */
export const processTypes = worded(
  {
    RESOURCE_SHARING_LOAN: {},
    LOST_RESOURCE_SHARING_ITEM: {},
  } as const,
  { label: 'processType' },
);
export type ProcessType = keyof typeof processTypes;
export const processTypeNames = Object.keys(processTypes) as ProcessType[];

interface VolumesBack {
  back: number;
  of: number;
}

/** `2 of 3 back`; nothing while all are out, or when there is one only. */
export function partlyBack({ back, of }: VolumesBack): string | undefined {
  return back > 0 && back < of ? `${back} of ${of} back` : undefined;
}

/** Why a set cannot be checked in without a second look; nothing when every volume was scanned, or there is one only. */
export function checkInDoubt(out: readonly string[], of: number): Message | undefined {
  if (of < 2 || out.length === 0) return undefined;
  const back = of - out.length;
  const them = out.slice(0, 5).join(', ');
  return message('refusedShip.volumesNotBack', { back, of, missing: them });
}
