/** What the tests say that they show: the numbers of requirements, findings and fault cases in their titles, read from the sources without running them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

/** A test that names in its title what it shows. */
export interface Claim {
  /** From the top of the repository, with slashes. */
  file: string;
  title: string;
  /** Each number of a requirement once, in order. */
  numbers: readonly number[];
  /** Each finding once, as it is written: `FA1`. */
  findings: readonly string[];
  /** Each fault case once, as it is written: `A5`. */
  cases: readonly string[];
}

/** The claims of every test file under a folder, in the order of files and lines. */
export function claimsUnder(root: string, folder: string): Claim[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file))
    .sort()
    .flatMap((file) => claimsIn(readFileSync(join(root, file), 'utf8'), file.split(sep).join('/')));
}

/**
 * The titles that a test file gives to `it` and to suites. A suite counts when a test runs in it; what is skipped shows
 * nothing, and neither do the tests in it.
 */
export function claimsIn(source: string, file: string): Claim[] {
  const claims: Claim[] = [];
  const visit = (node: ts.Node): boolean => {
    if (!ts.isCallExpression(node)) return visitAll(node);
    const title = titleOf(node);
    const called = title === undefined ? '' : node.expression.getText();
    if (called.endsWith('.skip') || /^x(it|describe)$/.test(called)) return false;
    const place = claims.length;
    const holdsTests = visitAll(node) || /^(it|specify)(\.only)?$/.test(called);
    if (!holdsTests || title === undefined) return holdsTests;
    const claim = { file, title, numbers: numbersIn(title), findings: findingsIn(title), cases: casesIn(title) };
    if (claim.numbers.length + claim.findings.length + claim.cases.length > 0) claims.splice(place, 0, claim);
    return holdsTests;
  };
  const visitAll = (node: ts.Node): boolean => {
    let found = false;
    ts.forEachChild(node, (child) => {
      found = visit(child) || found;
    });
    return found;
  };
  visitAll(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return claims;
}

/** The words of a call that has a title and then a function: `it`, `describe`, or a suite of our own. */
function titleOf({ arguments: [first, ...rest] }: ts.CallExpression): string | undefined {
  if (!first || !rest.some((each) => ts.isArrowFunction(each) || ts.isFunctionExpression(each))) return undefined;
  if (ts.isStringLiteralLike(first)) return first.text;
  if (!ts.isTemplateExpression(first)) return undefined;
  return first.head.text + first.templateSpans.map((span) => `…${span.literal.text}`).join('');
}

/** The numbers that a title names: `R36`, `R36, R38`, and of a range such as `R112–R119` each one. */
export function numbersIn(title: string): number[] {
  const found = new Set<number>();
  for (const [, from = '', to = from] of title.matchAll(/\bR(\d{1,3})(?:\s?[–-]\s?R?(\d{1,3}))?\b/g))
    for (let number = Number(from); number <= Number(to); number += 1) found.add(number);
  return [...found].sort((one, other) => one - other);
}

/** The findings that a title names: `FA1`, `FA1, KE3`. */
export const findingsIn = (title: string): string[] => [...new Set(title.match(/\b[FK][A-H]\d{1,2}\b/g) ?? [])];

/** The fault cases that a title names: `A5`, `B3, B4`, and of a range such as `D1–D4` each one. */
export function casesIn(title: string): string[] {
  const found = new Set<string>();
  for (const [, letter, from = '', to = from] of title.matchAll(/\b([A-E])(\d{1,2})(?:–\1(\d{1,2}))?\b/g))
    for (let number = Number(from); number <= Number(to); number += 1) found.add(`${letter}${number}`);
  return [...found];
}
