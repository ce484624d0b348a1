import type { Tone } from '../theme/tones.js';
import type { Key } from '../words/index.js';
import type { Scan, ScanResult } from './pile.js';

/** What to do with the thing in hand, in two or three words that can be read from two metres. */
export interface Headline {
  tone: Tone;
  icon: 'done' | 'look' | 'wrong' | 'wait' | 'twice' | 'undone';
  key: Key;
  facts?: Record<string, string>;
}

export function headlineOf(scan: Scan): Headline {
  switch (scan.fate) {
    case 'waiting':
      return { tone: 'wait', icon: 'wait', key: 'scan.notSent' };
    case 'sending':
      return { tone: 'wait', icon: 'wait', key: 'scan.waiting' };
    case 'twice':
      return { tone: 'done', icon: 'twice', key: 'scan.twice' };
    case 'undone':
      return { tone: 'done', icon: 'undone', key: scan.told ? 'scan.undone' : 'scan.leftAlone' };
    case 'wrong':
      return {
        tone: 'stop',
        icon: 'wrong',
        key: scan.problem?.scanned ? wrongKeys[scan.problem.scanned.is] : 'scan.stop',
      };
    case 'look':
      return { tone: 'act', icon: 'look', ...lookOf(scan) };
    case 'done':
      return { icon: 'done', ...deedOf(scan.told) };
  }
}

const wrongKeys = {
  isbn: 'scan.isIsbn',
  patronCard: 'scan.isCard',
  ownItem: 'scan.isOwn',
  unknown: 'scan.isUnknown',
} as const satisfies Record<string, Key>;

function lookOf({ told, problem }: Scan): Pick<Headline, 'key' | 'facts'> {
  if (problem?.question === 'notShipped')
    return { key: 'scan.notShipped', facts: { partner: problem.request?.partnerName ?? '' } };
  if (told?.question === 'passedOver') return { key: 'scan.fromPassed', facts: { partner: told.partner ?? '' } };
  if (told?.question === 'closed') return { key: 'scan.requestClosed' };
  if (told?.question === 'whichLibrary') return { key: 'scan.whichLibrary' };
  if (told?.choices) return { key: 'scan.choose' };
  if (told?.elsewhere) return { key: 'scan.elsewhere' };
  if (told?.next === 'receive') return { key: 'scan.volumesCame' };
  if (told?.next === 'ship') return { key: 'scan.itemToo' };
  if (told?.hold?.status === 'onShelf') return { key: 'scan.onShelf' };
  return { key: 'scan.nothingDone' };
}

function deedOf(told: ScanResult | undefined): Pick<Headline, 'tone' | 'key' | 'facts'> {
  const partner = told?.partner ?? told?.request?.partnerName ?? '';
  switch (told?.did) {
    case 'receive':
    case 'shelve':
      if (told.request?.state === 'receivedNotForLoan') return { tone: 'here', key: 'scan.inLibrary' };
      if (told.hold?.status === 'inTransit')
        return { tone: 'move', key: 'scan.transit', facts: { library: told.hold.pickupName } };
      if (told.hold?.status === 'toPick') return { tone: 'here', key: 'scan.pickList' };
      return { tone: 'here', key: 'scan.holdShelf' };
    case 'takeBack':
      return { tone: 'act', key: 'scan.takenBack' };
    case 'putAside':
      return { tone: 'act', key: 'scan.putAside' };
    case 'sendHome':
    case 'sendBack':
    case 'ship':
      return { tone: 'move', key: 'scan.box', facts: { partner } };
    case 'partlyBack':
      return { tone: 'act', key: 'scan.partlyBack' };
    case 'move':
      return { tone: 'act', key: 'scan.fetched' };
    default:
      return { tone: 'here', key: 'scan.reshelve' };
  }
}
