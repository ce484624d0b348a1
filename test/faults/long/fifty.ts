/** A library with fifty partners, all of them in one process apart. */
import { type Child, startChild } from '../../bench/child.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../../support/node-under-test.js';
import type { Counted, Question } from './counting-partner.js';

export interface Fifty {
  library: LibraryUnderTest;
  partners: readonly PartnerOfLibrary[];
  counted(): Promise<Counted>;
  ask(question: Question): Promise<unknown>;
  close(): Promise<void>;
}

export async function openFifty(env: Record<string, string> = {}, many = 50): Promise<Fifty> {
  const theirs: Child = startChild(new URL('counting-partner.ts', import.meta.url).href);
  const library = await openLibrary(env);
  const url = await theirs.ask<string>('url');
  const codes = Array.from({ length: many }, (_, at) => `P${String(at).padStart(2, '0')}`);
  const partners: PartnerOfLibrary[] = [];
  for (const code of codes) partners.push(await library.addPartner(code, `${url}/${code}`, { callLimitSeconds: 10 }));
  return {
    library,
    partners,
    counted: () => theirs.ask<Counted>('counted'),
    ask: (question) => theirs.ask(question),
    close: async () => {
      await library.close();
      await theirs.stop();
    },
  };
}

let fillings = 0;

/** Messages that wait for these partners, in equal parts, two of each conversation: written past the desk, for there are many. */
export async function fillOutbox(
  { rows, symbol }: LibraryUnderTest,
  partners: readonly PartnerOfLibrary[],
  messages: number,
): Promise<number> {
  const each = Math.ceil(messages / 2 / partners.length);
  fillings += 1;
  for (const { code, symbol: theirs } of partners)
    await rows(
      `with made as (
          insert into request (side, service_type, state, external_id, partner_code, active_position)
          select 'lending', 'Loan', 'created', $2 || '-' || $6 || '-' || g, $2, 0 from generate_series(1, $1) g returning id, external_id),
        cited as (insert into citation (request_id, title, bibliographic) select id, 'Lakes and rivers', '{}' from made),
        talks as (
          insert into conversation (request_id, side, position, partner_code, state, requesting_symbol, supplying_symbol,
            requesting_agency_request_id, iso_version, out_seq)
          select id, 'lending', 0, $2, 'asked', $3, $4, external_id, '1.2', 2 from made
          returning id, request_id, requesting_agency_request_id as ref)
        insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary,
          requesting_agency_request_id, iso_version, body, status)
        select request_id, id, $2, word, 'supplyingAgencyMessage', 'Notification', ref, '1.2',
          replace(replace($5, 'WORD', word::text), 'REFERENCE', ref), 'pending' from talks cross join generate_series(1, 2) word
        order by id, word`,
      [each, code, theirs, symbol, bodyOf(theirs, symbol), String(fillings)],
    );
  await rows('analyze outbound_message');
  return each * 2 * partners.length;
}

const agency = (element: string, symbol: string) =>
  `<${element}><agencyIdType>ISIL</agencyIdType><agencyIdValue>${symbol.slice('ISIL:'.length)}</agencyIdValue></${element}>`;
const time = '2026-01-31T12:00:00.000Z';

const bodyOf = (requester: string, supplier: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" ` +
  `xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2"><supplyingAgencyMessage><header>` +
  `${agency('supplyingAgencyId', supplier)}${agency('requestingAgencyId', requester)}<timestamp>${time}</timestamp>` +
  `<requestingAgencyRequestId>REFERENCE</requestingAgencyRequestId></header><messageInfo>` +
  `<reasonForMessage>Notification</reasonForMessage><note>Word WORD of two.</note></messageInfo><statusInfo>` +
  `<status>WillSupply</status><lastChange>${time}</lastChange></statusInfo></supplyingAgencyMessage></ISO18626Message>`;
