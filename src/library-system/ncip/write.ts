/** Writes calls as NCIP 2.02 messages, in the namespace style of the link, without secrets. */
import { create } from 'xmlbuilder2';
import type { CallName } from '../../domain/library-system/calls.js';
import type { NamespaceStyle } from '../../domain/library-system/links.js';
import type { CallFacts, FrozenCall, LinkSettings } from '../port.js';
import { appendTo, type Element, element, emptyElement } from './elements.js';
import { ncipBodies, ncipNames } from './messages.js';

const namespace = 'http://www.niso.org/2008/ncip';
const version = 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd';

/** A call as it is stored and sent later. The same facts and settings give the same text. */
export function freezeCall<Name extends CallName>(
  message: Name,
  facts: CallFacts[Name],
  settings: LinkSettings,
): FrozenCall<Name> {
  const content = element(ncipNames[message], header(settings), ncipBodies[message](facts, settings));
  return { message, ids: idsOf(facts), body: ncipDocument(content, settings.namespace) };
}

/** One message in its envelope. */
export function ncipDocument(content: Element | undefined, style: NamespaceStyle): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('NCIPMessage').att(rootAttributes(style));
  if (content) appendTo(root, content);
  return root.end();
}

function rootAttributes(style: NamespaceStyle): Record<string, string> {
  if (style === 'none') return { version };
  if (style === 'plainVersion') return { xmlns: namespace, version };
  return { xmlns: namespace, 'xmlns:ncip': namespace, 'ncip:version': version };
}

const header = (settings: LinkSettings) =>
  element('InitiationHeader', [
    ...(settings.authentication === 'message'
      ? [element('FromSystemId', settings.authenticationName), emptyElement('FromSystemAuthentication')]
      : []),
    element('FromAgencyId', element('AgencyId', settings.fromAgency)),
    element('ToAgencyId', element('AgencyId', settings.toAgency)),
    element('ApplicationProfileType', settings.profile),
  ]);

function idsOf(facts: CallFacts[CallName]): FrozenCall['ids'] {
  const { requestId, itemId, userId, user } = facts as Partial<Record<'requestId' | 'itemId' | 'userId', string>> & {
    user?: CallFacts['lookUpUser']['user'];
  };
  const who = userId ?? (user && 'id' in user ? user.id : undefined);
  return { ...(requestId ? { requestId } : {}), ...(itemId ? { itemId } : {}), ...(who ? { userId: who } : {}) };
}
