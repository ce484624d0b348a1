import type { SetupAtNode } from './setup-run.js';

export interface LibraryDone {
  code: string;
  name: string;
  desk: string;
}

/** The resource sharing library and desk that every node begins with; its name is the institution's until staff choose. */
export async function firstLibrary({ client, words, say }: SetupAtNode, name: string): Promise<LibraryDone> {
  say('', words.library.title);
  const libraries = await client.listLibraries();
  const first = libraries.find((each) => each.resourceSharing) ?? libraries[0];
  if (!first) throw new Error('The node has no library.');
  const named = first.name === seededName ? await client.changeLibrary({ code: first.code, name }) : first;
  const desk = named.desks[0]?.code ?? '';
  say(words.library.ready(named.name, named.code, desk));
  return { code: named.code, name: named.name, desk };
}

/** As the first start names it. */
const seededName = 'Resource Sharing Library';
