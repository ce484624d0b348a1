/** What is wanted, by name: of a copy the article before the journal that has it. */
export const wholeTitle = ({ title, article }: { title: string; article?: string }): string =>
  article && article !== title ? `${article} – ${title}` : title;
