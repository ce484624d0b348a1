import { useEffect, useState } from 'react';
import type { Language } from '../words/index.js';
import { handbookParts } from './handbook-pages.js';
import type { HandbookEntry, HandbookText } from './handbook-text.js';

const texts = import.meta.glob<HandbookText>('../../handbook/*/*/*.md', { import: 'default' });
const entriesOf: Record<Language, () => Promise<{ default: Record<string, HandbookEntry> }>> = {
  en: () => import('./handbook-en.js'),
  fr: () => import('./handbook-fr.js'),
};

/** A page of the handbook, by what it is found by. */
export interface FoundPage extends HandbookEntry {
  /** `staff/lost-items` */
  page: string;
  part: (typeof handbookParts)[number];
  /** Where what was looked for is in its text; without one it is in the title or a heading. */
  excerpt?: string;
}

/** Every page in a language, in the order of the contents; read when somebody asks for it, once. */
export function useHandbookContents(language: Language, when = true): readonly FoundPage[] | undefined {
  const [read, setRead] = useState<{ language: Language; pages: readonly FoundPage[] }>();
  useEffect(() => {
    let isWanted = when;
    if (when)
      void entriesOf[language]().then(
        ({ default: entries }) => isWanted && setRead({ language, pages: inOrder(entries) }),
      );
    return () => {
      isWanted = false;
    };
  }, [language, when]);
  return read?.language === language ? read.pages : undefined;
}

const inOrder = (entries: Record<string, HandbookEntry>): FoundPage[] => {
  const byPage = new Map(
    Object.entries(entries).map(([file, entry]) => [file.split('/').slice(-2).join('/').replace(/\.md$/, ''), entry]),
  );
  return handbookParts.flatMap((part) =>
    part.pages.flatMap((name) => {
      const page = `${part.part}/${name}`;
      const entry = byPage.get(page);
      return entry ? [{ ...entry, page, part }] : [];
    }),
  );
};

/** The text of a page; `null` where the handbook has none of that name. */
export function useHandbookText(language: Language, page: string): HandbookText | null | undefined {
  const name = `../../handbook/${language}/${page}.md`;
  const [read, setRead] = useState<{ name: string; text: HandbookText | null }>();
  useEffect(() => {
    let isWanted = true;
    const load = texts[name];
    if (!load) setRead({ name, text: null });
    else void load().then((text) => isWanted && setRead({ name, text }));
    return () => {
      isWanted = false;
    };
  }, [name]);
  return read?.name === name ? read.text : undefined;
}
