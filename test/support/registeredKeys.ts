import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { inRoot } from '../../build/paths';
import { viewerKeys } from '../../renderer/components/files/viewerKeys';

/** A key as a component gives it to `useShortcut` or `useHeldKey`. */
export interface RegisteredKey {
  /** Below `renderer/`. */
  readonly file: string;
  readonly keys: string;
}

const registering = ['useShortcut', 'useHeldKey'];
/** Who registers what it is given; those that give it are found by the name under which they do. */
const passedOn = ['components/keyboard/useHeldKey.ts', 'components/files/ViewerKeys.tsx'];

/** All keys of the product, read from where it registers them. Throws where one cannot be told from the sources. */
export function registeredKeys(): readonly RegisteredKey[] {
  const files = readdirSync(inRoot('renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => file.split(path.sep).join('/'));
  const sources = new Map(files.map((file) => [file, parsed(file)]));
  const own = [...sources]
    .filter(([file]) => !passedOn.includes(file))
    .flatMap(([file, source]) =>
      callsIn(source).flatMap((given) => keysOf(given, source, sources).map((keys) => ({ file, keys }))),
    );
  const viewer = Object.values(viewerKeys).flatMap(({ keys }) => keys);
  return [...own, ...viewer.map((keys) => ({ file: 'components/files/ViewerKeys.tsx', keys }))];
}

const parsed = (file: string): ts.SourceFile =>
  ts.createSourceFile(
    file,
    readFileSync(inRoot('renderer', file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

function nodesOf(node: ts.Node): ts.Node[] {
  const below: ts.Node[] = [];
  ts.forEachChild(node, (child) => void below.push(...nodesOf(child)));
  return [node, ...below];
}

/** The first argument of each call that registers a key. */
const callsIn = (source: ts.SourceFile): ts.Expression[] =>
  nodesOf(source).flatMap((node) =>
    ts.isCallExpression(node) && registering.includes(node.expression.getText()) && node.arguments[0]
      ? [node.arguments[0]]
      : [],
  );

function keysOf(
  given: ts.Expression,
  source: ts.SourceFile,
  all: ReadonlyMap<string, ts.SourceFile>,
): string[] {
  if (ts.isStringLiteralLike(given)) return [given.text];
  const name = ts.isPropertyAccessExpression(given) ? given.name.text : given.getText();
  const here = given.getText() === name ? [] : valuesNamed(name, source);
  const constant = nodesOf(source).find(
    (node): node is ts.VariableDeclaration =>
      ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer !== undefined,
  )?.initializer;
  if (constant && ts.isStringLiteralLike(constant)) return [constant.text];
  const inFile = here.length > 0 ? here : valuesNamed(name, source);
  const found = inFile.length > 0 ? inFile : valuesGivenTo(source, name, all);
  if (found.length === 0) throw new Error(`${source.fileName}: ${given.getText()} is given by nobody`);
  return found;
}

/** What a property or an attribute of this name is set to, in words, in one file. */
const valuesNamed = (name: string, within: ts.Node): string[] =>
  nodesOf(within).flatMap((node) => {
    const isNamed =
      (ts.isPropertyAssignment(node) || ts.isJsxAttribute(node)) && node.name.getText() === name;
    return isNamed && node.initializer && ts.isStringLiteralLike(node.initializer)
      ? [node.initializer.text]
      : [];
  });

/** What other files give to the components that this one exports. */
function valuesGivenTo(
  source: ts.SourceFile,
  name: string,
  all: ReadonlyMap<string, ts.SourceFile>,
): string[] {
  const component = path.basename(source.fileName).replace(/\.tsx?$/, '');
  return [...all.values()].flatMap((other) =>
    nodesOf(other).flatMap((node) =>
      (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) &&
      node.tagName.getText() === component
        ? valuesNamed(name, node)
        : [],
    ),
  );
}
