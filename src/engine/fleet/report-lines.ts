/** The report on a fleet in words: as lines of text, and as a page shows it. */
import type { Shape } from '../../contract/schemas.js';
import type { FleetReport, PartnerFinding, RequestFinding } from '../../domain/agreement/fleet.js';
import type { PartnerMatter } from '../../domain/agreement/partners.js';
import type { RequestDifference } from '../../domain/agreement/requests.js';
import { dialectLabel } from '../../domain/partner/dialects.js';
import { loanCondition } from '../../domain/request/loan-conditions.js';
import { messageWords } from '../../domain/request/message-words.js';
import { isState, stateName } from '../../domain/tables/states.js';
import type { Side } from '../../domain/tables/tables.js';
import { type Language, say } from '../../words/index.js';
import { type Fact, following, type Message, message, type Wording } from '../../words/message.js';

/** What a person reads: the counts, then only what differs, each with its remedy. */
export function fleetReportLines(report: FleetReport, language: Language, zone: string | undefined): string[] {
  const said = (what: Wording): string => say(what, language);
  const { requests, pairs, differingRequests, differingPartners, unread } = report;
  const isWell = differingRequests.length + differingPartners.length + unread.length === 0;
  return [
    said(message('fleet.title', { libraries: report.libraries, at: { moment: report.checkedAt, zone } })),
    said(message('fleet.requests', requests)),
    said(message('fleet.pairs', pairs)),
    ...(isWell ? [said(message('fleet.allAgree'))] : []),
    ...unread.map((each) => said(message('fleet.unread', each))),
    ...(differingRequests.length > 0 ? ['', said(message('fleet.requestsDiffer'))] : []),
    ...differingRequests.flatMap((each) => requestWords(each, zone).map((line, at) => indented(said(line), at))),
    ...(differingPartners.length > 0 ? ['', said(message('fleet.partnersDiffer'))] : []),
    ...differingPartners.flatMap((each) => partnerWords(each, zone).map((line, at) => indented(said(line), at))),
  ];
}

const indented = (line: string, at: number): string => `${at === 0 ? '  ' : '    '}${line}`;

/** A request on which two libraries differ: which one, what each says, since when, what to do. */
export function requestWords(finding: RequestFinding, zone: string | undefined): Wording[] {
  const { borrower, lender, message: last, remedy } = finding;
  const sender = last?.sender === 'lending' ? lender : borrower;
  return [
    `${finding.request}  ${finding.title}`,
    ...finding.differences.map((each) =>
      message('said.labelled', {
        label: message(`fleetMatter.${each.matter}`),
        what: message('fleet.both', {
          borrower,
          lender,
          one: valueWords(each, 'borrowing', each.borrower),
          other: valueWords(each, 'lending', each.lender),
        }),
      }),
    ),
    last
      ? message('fleet.since', {
          at: { moment: finding.since, zone },
          sender,
          message: messageWords(last.summary),
          place: last.place,
          of: last.of,
        })
      : message('fleet.sinceOnly', { at: { moment: finding.since, zone } }),
    message('fleet.remedy', { remedy: message(`fleetRemedy.${remedy}`, { sender, borrower, lender }) }),
  ];
}

function valueWords({ matter }: RequestDifference, side: Side, value: string): Fact {
  if (value === '') return message('fleet.nothing');
  switch (matter) {
    case 'missing':
    case 'state':
      return isState(side, value) ? stateName(side, value).stateLabel : value;
    case 'message':
      return messageWords(value) as Fact;
    case 'dueDay':
      return { day: value };
    case 'conditions':
      return value.split(' ').map((each) => loanCondition(each).label as Fact);
    case 'price':
    case 'volumes':
      return value;
  }
}

/** What one node has wrong about another: what is listed, what is so, what to do. */
export function partnerWords(finding: PartnerFinding, zone: string | undefined): Wording[] {
  const { node, about, matter, since } = finding;
  const listed = message('said.labelled', {
    label: message(`fleetPartnerMatter.${matter}`),
    what: message('fleet.listed', {
      listed: listedWords(matter, finding.listed),
      about,
      says: listedWords(matter, finding.says),
    }),
  });
  return [
    message('fleet.about', { node, about }),
    since ? following(listed, message('fleet.sinceOnly', { at: { moment: since, zone } })) : listed,
    message('fleet.remedy', { remedy: message(`fleetPartnerRemedy.${matter}`, { node, about }) }),
  ];
}

/** What stands in a directory, or what the other library says itself. */
function listedWords(matter: PartnerMatter, text: string): string | Message {
  return text === '' ? message('fleet.none') : matter === 'dialect' ? spoken(text) : text;
}

/** A type of system with its version. */
function spoken(text: string): Message {
  const [dialect = '', version = ''] = text.split(' ');
  return message('said.labelled', { label: dialectLabel(dialect) as Fact, what: version });
}

/** The report as a page shows it: what a person reads is in words, what is counted and when it was stays as it is. */
export function fleetReportView(report: FleetReport): Shape<'FleetReportView'> {
  return {
    ...report,
    differingRequests: report.differingRequests.map((finding) => {
      const { request, title, borrower, lender, since, message: last, differences, remedy } = finding;
      const sender = last?.sender === 'lending' ? lender : borrower;
      const reads = (each: RequestDifference, side: Side, value: string): Message =>
        message('said.labelled', { label: message(`fleetMatter.${each.matter}`), what: valueWords(each, side, value) });
      return {
        request,
        title,
        borrower,
        lender,
        since,
        ...(last
          ? {
              message: message('fleet.message', {
                sender,
                message: messageWords(last.summary),
                place: last.place,
                of: last.of,
              }),
            }
          : {}),
        differences: differences.map((each) => ({
          borrower: reads(each, 'borrowing', each.borrower),
          lender: reads(each, 'lending', each.lender),
        })),
        remedy: message(`fleetRemedy.${remedy}`, { sender, borrower, lender }),
      };
    }),
    differingPartners: report.differingPartners.map(({ node, about, matter, listed, says, since }) => ({
      node,
      about,
      label: message(`fleetPartnerMatter.${matter}`),
      listed: listedWords(matter, listed),
      says: listedWords(matter, says),
      ...(since ? { since } : {}),
      remedy: message(`fleetPartnerRemedy.${matter}`, { node, about }),
    })),
  };
}
