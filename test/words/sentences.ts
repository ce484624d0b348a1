/** The sentences that stand in the code and not in the catalogue, found on the syntax tree. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../support/root.js';

export interface Found {
  file: string;
  words: string;
}

/** A capital, at least three words, and the end of a sentence. */
const sentence = /^\p{Lu}[\p{L}’']*(?:[ ,;:]+\S+){2,}[.!?…]$/u;
/** Letters and marks that English does not have. */
const french = /[àâçèéêëîïôûùœÀÂÇÈÉÊËÎÏÔÛÙŒ«»]/;

/** What programs, developers and logs read: nobody is given it as a sentence. */
const callsOfDevelopers =
  /(^|\.)(log|logger|debug|info|warn|error|fatal|query|describe|option|argument|command|staffCommand|requiredOption|addHelpText)$/;
/** In the document of the API and in schemas. */
const propertiesOfDevelopers = new Set(['description', 'summary', 'text', 'name']);

/** Literals of one file that somebody could be given as a sentence. */
export function sentencesOf(file: string, source: string): Found[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (isForDevelopers(node, file)) return;
    const words = textOf(node);
    if (words !== undefined && (sentence.test(words) || french.test(words))) found.push({ file, words });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const textOf = (node: ts.Node): string | undefined =>
  ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)
    ? node.text
    : ts.isTemplateExpression(node)
      ? node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join('')
      : undefined;

function isForDevelopers(node: ts.Node, file: string): boolean {
  if (ts.isImportDeclaration(node) || ts.isRegularExpressionLiteral(node)) return true;
  if (ts.isNewExpression(node)) return /Error$/.test(node.expression.getText());
  if (ts.isThrowStatement(node)) return !file.includes('/ui/');
  if (ts.isCallExpression(node)) return callsOfDevelopers.test(node.expression.getText());
  return (
    ts.isPropertyAssignment(node) && file.startsWith('src/contract/') && propertiesOfDevelopers.has(node.name.getText())
  );
}

/** All of the source but the catalogue itself and what is generated. */
export const sentencesInCode = (): Found[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !/^src\/(words\/|ui\/api\/schema\.ts)/.test(name))
    .sort()
    .flatMap((name) => sentencesOf(name, readFileSync(join(root, name), 'utf8')));
