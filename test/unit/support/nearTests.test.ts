import { expect, it } from 'vitest';
import { importedBy, mentions, nearTests } from '../../support/runner/nearTests';

const importers = new Map(
  Object.entries({
    'rule.ts': ['screen.ts', 'rule.test.ts'],
    'screen.ts': ['app.ts', 'rule.ts', 'screen.test.ts'],
    'app.ts': ['app.test.ts'],
  }).map(([file, by]) => [file, new Set(by)]),
);
const isTest = (file: string) => file.endsWith('.test.ts');

it('finds the nearest tests first, each once, through a circle too', () => {
  expect(nearTests(['rule.ts'], importers, isTest)).toEqual([
    'rule.test.ts',
    'screen.test.ts',
    'app.test.ts',
  ]);
});

it('plays a test that changed itself, before those that reach another change', () => {
  expect(nearTests(['rule.ts', 'app.test.ts'], importers, isTest)[0]).toBe('app.test.ts');
});

it('prefers, of tests as near as one another, the one that speaks most of what changed', () => {
  const both = new Map([['proposals.ts', new Set(['a.test.ts', 'b.test.ts'])]]);
  const sources: Record<string, string> = { 'a.test.ts': 'engine()', 'b.test.ts': 'propose(Proposal)' };
  const speaks = (file: string) => mentions(file, sources[file] ?? '', ['commands/proposals.ts']);
  expect(nearTests(['proposals.ts'], both, isTest, speaks)).toEqual(['b.test.ts', 'a.test.ts']);
});

it('takes the test that bears the name of what changed for the one that speaks most of it', () => {
  expect(mentions('unit/quorum.test.ts', '', ['domain/quorum.ts'])).toBeGreaterThan(
    mentions('unit/case.test.ts', 'quorum quorum', ['domain/quorum.ts']),
  );
});

it('knows nothing of a file that nobody imports', () => {
  expect(nearTests(['README.md'], importers, isTest)).toEqual([]);
});

it('reads every way in which a source names another', () => {
  const source = `
    import { a } from './a';
    import type * as B from "../b";
    export * from './c';
    import './d.css';
    const e = await import('./e');
    import raw from './f.js?raw';
    import pouchdb from 'pouchdb-core';
  `;
  expect(importedBy(source)).toEqual(['./a', '../b', './c', './d.css', './e', './f.js']);
});
