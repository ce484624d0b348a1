/** What the library's system says of a patron is taken over: what it leaves out stays as it is known here. */
import { languages } from '../../domain/fulfilment/patron.js';
import type { SystemUser } from '../../library-system/port.js';
import { message, say } from '../../words/index.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';

/** In whose name blocks come and go. */
const librarySystem: Actor = { kind: 'system', name: 'Library system' };

/** Whether there is such a patron here; `adds`: one that is not known yet is added. */
export async function refreshPatron(
  { local, settings }: Pick<EngineContext, 'local' | 'settings'>,
  card: string,
  user: SystemUser,
  { now, adds = false }: { now: Date; adds?: boolean },
): Promise<string | undefined> {
  const known = await local.patrons.read(card, now);
  const facts = factsOf(user);
  if (!known) {
    if (!adds) return undefined;
    const { name = card, ...more } = facts;
    const added = await local.patrons.add({ id: card, name, ...more }, now);
    if (added.kind !== 'done') return undefined;
  } else {
    const changed = Object.fromEntries(
      Object.entries(facts).filter(([name, value]) => known[name as keyof typeof facts] !== value),
    );
    if (Object.keys(changed).length > 0) await local.patrons.change(known.id, changed, now);
  }
  const id = known?.id ?? card;
  const blocks = (known?.blocks ?? []).filter(({ createdBy }) => createdBy === librarySystem.name);
  if (user.blocked && blocks.length === 0) {
    const reason = user.blocks.join('; ').slice(0, 300);
    const words = reason
      ? message('librarySystemCall.blockedThereFor', { reason })
      : message('librarySystemCall.blockedThere');
    await local.patrons.block(id, { reason: say(words, settings.language) }, librarySystem, now);
  }
  if (!user.blocked) for (const block of blocks) await local.patrons.liftBlock(id, block.id, librarySystem, now);
  return id;
}

function factsOf({ name, email, group, language, expires }: SystemUser) {
  const spoken = languages.find((each) => language?.toLowerCase().startsWith(each));
  return {
    ...(name?.trim() ? { name: name.trim().slice(0, 200) } : {}),
    ...(email?.includes('@') ? { email } : {}),
    ...(group?.trim() ? { group: group.trim().slice(0, 100) } : {}),
    ...(spoken ? { language: spoken } : {}),
    ...(expires ? { expiresOn: expires } : {}),
  };
}
