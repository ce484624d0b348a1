/** What a sentence's placeholders stand for. */
export type Facts = Record<string, string | number>;

/**
 * Fills the placeholders of a sentence. `{name}` is a fact; `{count|one request|# requests}` chooses by the language's own
 * plural rule, with `#` for the number as it is written there. A fact that is missing stays visible as its name.
 */
export function say(sentence: string, facts: Facts = {}, locale = 'en-CA'): string {
  return sentence.replaceAll(placeholder, (whole, name: string, one?: string, other?: string) => {
    const fact = facts[name];
    if (fact === undefined) return whole;
    if (one === undefined) return typeof fact === 'number' ? new Intl.NumberFormat(locale).format(fact) : fact;
    const chosen = pluralOf(locale, Number(fact)) === 'one' ? one : (other ?? one);
    return chosen.replaceAll('#', new Intl.NumberFormat(locale).format(Number(fact)));
  });
}

const placeholder = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** Names of the placeholders of a sentence, each once, in order. */
export const placeholdersOf = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(placeholder)].map(([, name = '']) => name))].sort();

const rules = new Map<string, Intl.PluralRules>();
function pluralOf(locale: string, count: number): string {
  const rule = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, rule);
  return rule.select(count);
}
