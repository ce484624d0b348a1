import type { RequestDraft } from '../../engine/ports.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { jsonFrom } from '../input.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { type DraftOptions, draftFrom, withDraftOptions } from './draft-options.js';
import { requestLines } from './view.js';

export const createRequest = (host: Host) =>
  withDraftOptions(
    staffCommand('create', 'Creates a borrowing request; an action sends it.', [
      'request create --title "Leaves of Grass" --author "Whitman, Walt" --rota lacite,northern',
      'request create --copy --title "Geography" --title-of-component "On maps" --pages-requested 10-22',
      'request create --title "Nana" --patron A0001 --hold',
      'request create --from draft.json',
      'request create --from - < draft.json',
    ])
      .option('--copy', 'a copy is wanted instead of a loan')
      .option('--hold', 'leave it at Created, to be edited and made ready later')
      .option('--rota <codes>', 'partners in the order to be asked, separated by commas; without it all that lend')
      .option('--from <file>', 'read the draft from a JSON file (- for standard input); options add to it'),
  ).action(async (options: Options) => {
    const draft = {
      serviceType: 'Loan',
      ...(options.from && (await jsonFrom(host, options.from))),
      ...draftFrom(options),
      ...(options.copy && { serviceType: 'Copy' }),
      ...(options.hold && { hold: true }),
      ...(options.rota !== undefined && { rota: codesIn(options.rota) }),
    } as RequestDraft;
    if (!draft.title) throw new Misused('A request needs a title.', 'Give --title, or a draft with one.');
    answer(host, options, await (await connect(host, options)).create(draft), (request) => requestLines(host, request));
  });

type Options = StaffOptions & DraftOptions & { copy?: boolean; hold?: boolean; rota?: string; from?: string };

const codesIn = (given: string): string[] =>
  given
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
