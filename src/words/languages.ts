/** Which languages the catalogue speaks: a folder and a row each. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** As dates, numbers and plurals are written. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-CA', fr: 'fr-CA' };
