import { type Copy, type CopyStatus, copy } from '../../copy.js';
import { childOf, childrenOf, descendants, textIn, type XmlElement } from '../../xml.js';
import { statusSaid } from './marc21.js';

/** An OPAC record tells of holdings beside the record, with the circulation of each item. */
export function opac(opacRecord: XmlElement): Copy[] {
  return [...descendants(opacRecord, 'holding')].flatMap((holding) => {
    const note = textIn(holding, 'publicNote');
    const where = {
      symbol: textIn(holding, 'nucCode'),
      library: textIn(holding, 'localLocation'),
      location: textIn(holding, 'shelvingLocation'),
      callNumber: textIn(holding, 'callNumber'),
      summary: textIn(holding, 'enumAndChron') ?? textIn(holding, 'volumes'),
    };
    const circulations = childrenOf(childOf(holding, 'circulations'), 'circulation');
    if (circulations.length === 0) return [copy({ ...where, status: statusSaid(note) })];
    return circulations.map((each) =>
      copy({
        ...where,
        location: textIn(each, 'temporaryLocation') ?? where.location,
        summary: textIn(each, 'enumAndChron') ?? where.summary,
        barcode: textIn(each, 'itemId'),
        policy: textIn(each, 'availableThru'),
        due: textIn(each, 'availabilityDate') ?? textIn(each, 'availablityDate'),
        status: statusOf(each, note),
      }),
    );
  });
}

function statusOf(circulation: XmlElement, note: string | undefined): CopyStatus {
  const yesOrNo = (name: string) => childOf(circulation, name)?.attributes['value'];
  if (yesOrNo('onHold') === '1') return 'notAvailable';
  const now = yesOrNo('availableNow');
  if (now === '1' || now?.toLowerCase() === 'true') return 'available';
  return now === undefined ? statusSaid(note) : 'notAvailable';
}
