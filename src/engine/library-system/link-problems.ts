/** What is wrong with the settings of a link, wherever they come from. */
import type { LibrarySystemDraft } from '../../contract/library-system-operations.js';
import { looksUpPatrons } from '../../domain/library-system/links.js';
import { missingSettings } from '../../library-system/presets/index.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { FieldProblem } from '../model/local/outcome.js';

export async function problemsOfLink(
  { courier }: Pick<EngineContext, 'courier'>,
  { enabled, settings }: Pick<LibrarySystemDraft, 'enabled' | 'settings'>,
): Promise<FieldProblem[]> {
  const { kind, address, patrons, sip2 } = settings;
  const called = [
    { field: 'settings.address', url: address.replace('{key}', 'key') },
    { field: 'settings.sip2.host', url: sip2.host && `https://${hostInUrl(sip2.host)}:${sip2.port}/` },
  ].filter(({ url }) => url !== '');
  const looked = await Promise.all(
    called.map(async ({ field, url }) => ({ field, found: await courier.inspect(url) })),
  );
  return [
    ...(enabled ? missingSettings(settings) : []).map((name) => ({
      field: `settings.${name}`,
      problem: message('librarySystemCall.settingNeeded'),
    })),
    // A name that cannot be looked up now may be known later.
    ...looked.flatMap(({ field, found: { ok, reason, code } }) =>
      !ok && reason && code !== 'dns' ? [{ field, problem: reason }] : [],
    ),
    ...(patrons === 'sip2' && sip2.host === ''
      ? [{ field: 'settings.sip2.host', problem: message('librarySystemCall.hostNeeded') }]
      : []),
    ...(enabled && patrons !== 'none' && !looksUpPatrons(kind, patrons)
      ? [{ field: 'settings.patrons', problem: message('librarySystemCall.patronsByNcip') }]
      : []),
  ];
}

/** An address of IPv6 stands in brackets there. */
const hostInUrl = (host: string): string => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);
