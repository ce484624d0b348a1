/** A reference as people copy it from a list, taken apart. Pure: see test/ui/citation.test.ts. */

/** What a form of a request has of it, by the names of its fields. Of a part `title` is the journal or the book that it is in. */
export interface CitationParts {
  title?: string;
  author?: string;
  titleOfComponent?: string;
  authorOfComponent?: string;
  volume?: string;
  issue?: string;
  pagesRequested?: string;
  publicationDate?: string;
  publisher?: string;
  edition?: string;
}

const year = '(?<publicationDate>1[5-9]\\d\\d|20\\d\\d)';
const pages = '(?:pp?\\.\\s*)?(?<pagesRequested>[A-Za-z]?\\d+\\s*[-–]\\s*[A-Za-z]?\\d+|e?\\d+)';
const volume = '(?<volume>\\d+)(?:\\s*\\((?<issue>[^)]+)\\))?';

/** `Smith J, Doe A. Title. Journal. 2020;12(3):45-67.` */
const vancouver = new RegExp(
  `^(?<authorOfComponent>[^.]+)\\.\\s+(?<titleOfComponent>.+?)[.?!]\\s+(?<title>[^.]+)\\.\\s+${year}[^;]*;\\s*${volume}\\s*:\\s*${pages}`,
);

/** `Smith, J. “Title.” Journal, vol. 12, no. 3, 2020, pp. 45-67.` */
const mla = new RegExp(
  [
    '^(?<authorOfComponent>[^“"\\u00AB]+?)\\.?\\s*',
    '[“"\\u00AB]\\s*(?<titleOfComponent>.+?)[.,]?\\s*[”"\\u00BB]\\s*',
    '(?<title>.+?),\\s*',
    'vol\\.\\s*(?<volume>\\d+)',
    '(?:,\\s*no\\.\\s*(?<issue>[^,]+))?,\\s*',
    `(?:[^,\\d]+\\s)?${year}`,
    `(?:,\\s*${pages})?`,
  ].join(''),
);

/** What follows `Smith, J., & Doe, A. (2020). ` */
const dated = new RegExp(`^(?<author>.+?)\\s*\\(${year}[a-z]?(?:,[^)]*)?\\)[.,]?\\s*(?<rest>.+)$`);
/** `Title. Journal, 12(3), 45–67.` */
const inJournal = new RegExp(
  `^(?<titleOfComponent>.+?)[.?!]\\s+(?<title>[^.?!]+?),\\s*${volume}(?:\\s*,\\s*${pages})?\\s*(?:[.,]|$)`,
);
/** `Title. In E. Editor (Ed.), Book (pp. 45–67). Publisher.` */
const inBook = new RegExp(
  `^(?<titleOfComponent>.+?)\\.\\s+(?:In|Dans)\\s+(?:.+?\\((?:Eds?|dir)\\.?\\),\\s*)?(?<title>.+?)\\s*\\((?:[^()]*?,\\s*)?${pages}\\)\\.?\\s*(?<publisher>[^.]*)`,
);
/** `Title (3rd ed.). Publisher.` */
const book = /^(?<title>.+?)(?:\s*\((?<edition>[^()]*\b(?:ed|éd)\.?)\))?\.\s+(?<publisher>[^.]+)\.?$/;

/** What a reference says, as far as it is written in a way that is known; nothing where it is not. */
export function citationIn(text: string): CitationParts {
  const line = text
    .replaceAll(/https?:\/\/\S*|\b(?:doi|isbn|issn)\b:?\s*(?=$|\s|[.,;])/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.,;]+$/, '.')
    .trim();
  const whole = vancouver.exec(line) ?? mla.exec(line);
  if (whole) return cleaned(whole.groups);
  const { author, publicationDate, rest } = dated.exec(line)?.groups ?? {};
  if (!rest) return {};
  const part = inJournal.exec(rest) ?? inBook.exec(rest);
  if (part) return cleaned({ authorOfComponent: author, publicationDate, ...part.groups });
  const alone = book.exec(rest)?.groups ?? { title: rest };
  return cleaned({ author, publicationDate, ...alone });
}

function cleaned(parts: Record<string, string | undefined> | undefined): CitationParts {
  const said = Object.entries(parts ?? {}).map(([name, value = '']) => [name, tidy(name, value)] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}

/** The initials of a name keep their full stop. */
const tidy = (name: string, value: string): string =>
  value
    .trim()
    .replace(/[,;]$/, '')
    .replace(/^author|edition/.test(name) ? /$/ : /\.$/, '')
    .trim();
