/** Which namespace a prefix stands for, at the place where the reading is. */
import type { WrittenAttribute } from './start-tag.js';

const xml = 'http://www.w3.org/XML/1998/namespace';

/** Prefix → the namespaces it was bound to by the elements that are open, the innermost last. `''` is the default namespace. */
export class Namespaces {
  readonly #bound = new Map<string, string[]>([['xml', [xml]]]);

  /** Takes in what an element declares; what comes back is to be given to `leave` at its end. */
  enter(attributes: readonly WrittenAttribute[]): readonly string[] | undefined {
    let declared: string[] | undefined;
    for (const attribute of attributes) {
      if (!isDeclaration(attribute)) continue;
      const prefix = attribute.prefix === '' ? '' : attribute.name;
      const bound = this.#bound.get(prefix);
      if (bound) bound.push(attribute.value);
      else this.#bound.set(prefix, [attribute.value]);
      declared ??= [];
      declared.push(prefix);
    }
    return declared;
  }

  leave(declared: readonly string[] | undefined): void {
    for (const prefix of declared ?? []) this.#bound.get(prefix)?.pop();
  }

  /** Empty for none. */
  ofElement(prefix: string): string {
    return this.#bound.get(prefix)?.at(-1) ?? '';
  }

  /** The default namespace is not for attributes. */
  ofAttribute(prefix: string): string {
    return prefix === '' ? '' : this.ofElement(prefix);
  }
}

export const isDeclaration = ({ prefix, name }: WrittenAttribute): boolean =>
  prefix === 'xmlns' || (prefix === '' && name === 'xmlns');
