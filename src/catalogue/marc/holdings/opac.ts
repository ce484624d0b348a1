import { type BibCopyStatus, type Copy, copy } from '../../copy.js';
import { childOf, childrenOf, descendants, textInElement, type XmlElement } from '../../xml.js';
import { fieldsTagged, type MarcRecord, subfieldOf } from '../record.js';
import { statusSaid } from './marc21.js';

/**
 * An OPAC record tells of holdings besides the record, with the circulation of each item. When an item was acquired has no place
 * there: the record may say it in 876, by its barcode.
 */
export function opac(opacRecord: XmlElement, record: MarcRecord): Copy[] {
  const acquired = new Map(fieldsTagged(record, '876').map((item) => [subfieldOf(item, 'p'), subfieldOf(item, 'd')]));
  return [...descendants(opacRecord, 'holding')].flatMap((holding) => {
    const note = textInElement(holding, 'publicNote');
    const where = {
      symbol: textInElement(holding, 'nucCode'),
      library: textInElement(holding, 'localLocation'),
      location: textInElement(holding, 'shelvingLocation'),
      callNumber: textInElement(holding, 'callNumber'),
      summary: textInElement(holding, 'enumAndChron') ?? textInElement(holding, 'volumes'),
    };
    const circulations = childrenOf(childOf(holding, 'circulations'), 'circulation');
    if (circulations.length === 0) return [copy({ ...where, status: statusSaid(note) })];
    return circulations.map((each) =>
      copy({
        ...where,
        location: textInElement(each, 'temporaryLocation') ?? where.location,
        summary: textInElement(each, 'enumAndChron') ?? where.summary,
        barcode: textInElement(each, 'itemId'),
        since: acquired.get(textInElement(each, 'itemId')),
        policy: textInElement(each, 'availableThru'),
        due: textInElement(each, 'availabilityDate') ?? textInElement(each, 'availablityDate'),
        status: statusOf(each, note),
      }),
    );
  });
}

function statusOf(circulation: XmlElement, note: string | undefined): BibCopyStatus {
  const yesOrNo = (name: string) => childOf(circulation, name)?.attributes['value'];
  if (yesOrNo('onHold') === '1') return 'notAvailable';
  const now = yesOrNo('availableNow');
  if (now === '1' || now?.toLowerCase() === 'true') return 'available';
  return now === undefined ? statusSaid(note) : 'notAvailable';
}
