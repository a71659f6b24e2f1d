import { caseId } from '../../shared/domain/ids';
import { bounds } from '../../shared/region/limits';
import {
  all,
  change,
  create,
  end,
  endedInto,
  members,
  merged,
  none,
  pens,
  personOf,
  row,
  signed,
  type Document,
  type Row,
} from './matrixRows';
import {
  at,
  attendanceOf,
  decisionOf,
  fileOf,
  later,
  meetingOf,
  proposalOf,
  reportOf,
  someoneElse,
  stamp,
  traceOf,
  voteOf,
} from './regionDocuments';

/** What an account could try beyond what is its own: another's word, another's end, odd names, numbers without bound. */
const AHEAD = '9999-12-31T23:59:59.999Z';
const question = 'summary.question';
const theirs = (fresh: () => string): Document =>
  signed(fileOf(fresh), question, 'Chirurgie ?', someoneElse, 3);
const issueOf = (by: string) => ({ at, by, format: 'docx', sha256: '' });
const attachedBy = (by: string) => ({
  ['ab'.repeat(32)]: { name: 'a.pdf', mediaType: 'application/pdf', size: 1, by, at, turns: 1 },
});

const anothersWord: readonly Row[] = [
  row(
    'case',
    'first written in another’s name',
    none,
    'author',
    create((fresh) => theirs(fresh)),
  ),
  row('case', 'with a change of another that the leaf had seen', none, 'author', (_account, fresh) => {
    const before = theirs(fresh);
    return { before, doc: signed(before, 'tumour.t', '2', someoneElse, 3) };
  }),
  row('case', 'with other words under another’s change', none, 'author', (_account, fresh) => {
    const before = theirs(fresh);
    return { before, doc: { ...before, values: { [question]: 'Rien ?' } } };
  }),
  row('case', 'with a value under another’s change that cleared it', none, 'author', (_account, fresh) => {
    const before = signed(theirs(fresh), 'tumour.t', undefined, someoneElse, 4);
    return { before, doc: { ...before, values: { ...(before['values'] as object), 'tumour.t': '2' } } };
  }),
  row('case', 'with another’s signature taken off', none, 'author', (_account, fresh) => {
    const before = theirs(fresh);
    return { before, doc: { ...before, stamps: {}, values: {} } };
  }),
  row('case', 'put together with what another wrote meanwhile', all, 'right', (_account, fresh) => {
    const before = theirs(fresh);
    return { before, doc: signed(before, 'tumour.t', '2', someoneElse, 1, 'poste2') };
  }),
  row(
    'case',
    'written over what another wrote, who stays named beside it',
    all,
    'right',
    (account, fresh) => {
      const before = theirs(fresh);
      const mine = signed(before, question, 'Radiothérapie ?', personOf(account), 1, 'poste2');
      const pending = {
        [question]: [
          { value: 'Radiothérapie ?', stamp: mine.stamps[question] },
          { value: 'Chirurgie ?', stamp: { ...stamp(someoneElse), n: 3 } },
        ],
      };
      return { before, doc: { ...mine, pending } };
    },
  ),
  row('case', 'changed apart, others’ words kept', all, 'right', (account, fresh) => ({
    doc: signed(theirs(fresh), 'tumour.t', '2', personOf(account), 4),
    branches: true,
  })),
  row('case', 'of the year before, with its words', all, 'right', (account, fresh) => {
    const continues = { database: 'rcp_essai_2025', case: caseId(fresh()) };
    return { doc: { ...signed(theirs(fresh), 'discussion', '', personOf(account), 4), continues } };
  }),
  row(
    'case',
    'of the year before, with what another noted in its discussion',
    none,
    'author',
    (account, fresh) => {
      const continues = { database: 'rcp_essai_2025', case: caseId(fresh()) };
      const noted = signed(theirs(fresh), 'discussion', 'IRM à demander.', someoneElse, 4);
      return { doc: { ...signed(noted, 'meeting', noted['meeting'], personOf(account), 5), continues } };
    },
  ),
  row('case', 'of the year before, moved in another’s name', none, 'author', (_account, fresh) => {
    const continues = { database: 'rcp_essai_2025', case: caseId(fresh()) };
    return { doc: { ...signed(theirs(fresh), 'discussion', '', someoneElse, 4), continues } };
  }),
  row('case', 'with a file attached in another’s name', none, 'author', (account, fresh) => ({
    doc: signed(fileOf(fresh), 'files', attachedBy(someoneElse), personOf(account)),
  })),
  row('case', 'with a file attached by oneself', all, 'right', (account, fresh) => ({
    doc: signed(fileOf(fresh), 'files', attachedBy(personOf(account)), personOf(account)),
  })),
  row(
    'meeting',
    'planned in another’s name',
    none,
    'author',
    create((fresh) => signed(meetingOf(fresh), 'place', 'Salle 1', someoneElse)),
  ),
  row('attendance', 'of oneself in another’s name', none, 'author', (account, fresh) => ({
    doc: signed(attendanceOf(fresh, personOf(account)), 'expected', false, someoneElse),
  })),
  row('report', 'issued in another’s name', none, 'author', (account, fresh) => ({
    doc: signed(reportOf(fresh), 'issues', [issueOf(someoneElse)], personOf(account)),
  })),
  row(
    'report',
    'said to have been issued by another',
    none,
    'author',
    change(reportOf, { issues: [issueOf(someoneElse)] }),
  ),
  row(
    'proposal',
    'made in another’s name',
    none,
    'author',
    create((fresh) => proposalOf(fresh, someoneElse)),
  ),
  row('proposal', 'withdrawn in another’s name', none, 'author', (_account, fresh) => {
    const former = proposalOf(fresh, someoneElse);
    const { _id } = { ...former, _id: `${former._id.slice(0, -26)}${fresh()}` };
    return { doc: { ...former, _id, corrects: former._id, withdrawn: true } };
  }),
  row('proposal', 'withdrawn in one’s own', all, 'right', (account, fresh) => {
    const former = proposalOf(fresh, someoneElse);
    const _id = `${former._id.slice(0, -26)}${fresh()}`;
    return {
      doc: { ...former, _id, recordedBy: personOf(account), corrects: former._id, withdrawn: true },
    };
  }),
  row('proposal', 'made with another’s beside it', none, 'author', (account, fresh) => {
    const doc = proposalOf(fresh, personOf(account));
    return { doc: merged(doc, { ...doc, recordedBy: someoneElse, text: 'Surveillance' }) };
  }),
  row('proposal', 'put together apart, one’s own with another’s', all, 'right', (account, fresh) => {
    const doc = proposalOf(fresh, someoneElse);
    return {
      doc: merged(doc, { ...doc, recordedBy: personOf(account), text: 'Surveillance' }),
      branches: true,
    };
  }),
  row('proposal', 'of another, as if it followed something', none, 'author', (_account, fresh) => ({
    doc: proposalOf(fresh, someoneElse),
    branches: true,
  })),
  row('decision', 'of another, as if it followed something', none, 'author', (_account, fresh) => ({
    doc: decisionOf(fresh, someoneElse, someoneElse),
    branches: true,
  })),
  row('trace', 'in the name of another workstation than its id', none, 'shape', (account, fresh) => ({
    doc: { ...traceOf(fresh, personOf(account)), device: 'poste2' },
  })),
  row('trace', 'under another number', none, 'shape', (account, fresh) => ({
    doc: { ...traceOf(fresh, personOf(account)), seq: 7 },
  })),
];

const votes: readonly Row[] = [
  row('vote', 'one’s own, with the later one that another recorded', members, 'author', (account, fresh) => {
    const before = voteOf(fresh, personOf(account), personOf(account));
    return { before, doc: { ...before, position: 'against', recordedBy: someoneElse, at: later } };
  }),
  row('vote', 'one’s own, with an earlier one that another recorded', none, 'author', (account, fresh) => {
    const before = { ...voteOf(fresh, personOf(account), personOf(account)), at: later };
    return { before, doc: { ...before, position: 'against', recordedBy: someoneElse, at } };
  }),
  row('vote', 'one’s own, first written as if another had recorded it', none, 'author', (account, fresh) => ({
    doc: voteOf(fresh, personOf(account), someoneElse),
  })),
  row('vote', 'of another, with a later one in his name', none, 'author', (_account, fresh) => {
    const before = voteOf(fresh, someoneElse, someoneElse);
    return { before, doc: { ...before, position: 'against', at: later } };
  }),
  row('vote', 'with a position that does not exist', none, 'shape', (account, fresh) => ({
    doc: { ...voteOf(fresh, personOf(account), personOf(account)), position: 'perhaps' },
  })),
  row('vote', 'of the year 9999', none, 'time', (account, fresh) => ({
    doc: { ...voteOf(fresh, personOf(account), personOf(account)), at: AHEAD },
  })),
  row('vote', 'with what was noted apart, as a merge puts it beside', members, 'author', (account, fresh) => {
    const before = voteOf(fresh, personOf(account), personOf(account));
    const apart = [{ position: 'against', recordedBy: someoneElse, at }];
    return { before, doc: { ...before, at: later, apart } };
  }),
  row('vote', 'first written with what another noted apart', none, 'author', (account, fresh) => {
    const apart = [{ position: 'against', recordedBy: someoneElse, at }];
    return { doc: { ...voteOf(fresh, personOf(account), personOf(account)), apart } };
  }),
  row(
    'vote',
    'of another, first written with what the voter noted apart',
    none,
    'author',
    (account, fresh) => {
      const apart = [{ position: 'against', recordedBy: someoneElse, at }];
      return { doc: { ...voteOf(fresh, someoneElse, personOf(account)), apart } };
    },
  ),
  row('vote', 'with a position apart that does not exist', none, 'shape', (account, fresh) => ({
    doc: {
      ...voteOf(fresh, personOf(account), personOf(account)),
      apart: [{ position: 'perhaps', recordedBy: personOf(account), at }],
    },
  })),
  row('vote', 'at no instant', none, 'shape', (account, fresh) => ({
    doc: { ...voteOf(fresh, personOf(account), personOf(account)), at: '2026-19-39T99:99:99.999Z' },
  })),
  row('vote', 'on another proposal than its id', none, 'shape', (account, fresh) => ({
    doc: { ...voteOf(fresh, personOf(account), personOf(account)), case: caseId(fresh()) },
  })),
  row('vote', 'one’s own, ended by an earlier one', none, 'deletion', (account, fresh) => {
    const before = { ...voteOf(fresh, personOf(account), personOf(account)), at: later };
    return { before, doc: { ...before, at, _deleted: true, ended: true } };
  }),
];

const bareEnds: readonly Row[] = [
  ...(
    [
      ['case', fileOf],
      ['meeting', meetingOf],
      ['report', reportOf],
      ['attendance', (fresh, account) => attendanceOf(fresh, personOf(account))],
      ['vote', (fresh, account) => voteOf(fresh, personOf(account), personOf(account))],
    ] as const satisfies readonly (readonly [string, Parameters<typeof end>[0]])[]
  ).map(([type, of]) => row(type, 'deleted', none, 'deletion', end(of))),
  row('case', 'deleted where the rules see no leaf', none, 'deletion', (_account, fresh) => ({
    doc: { _id: caseId(fresh()), _deleted: true },
    branches: true,
  })),
  row(
    'case',
    'ended without a value that another wrote',
    none,
    'author',
    endedInto(theirs, (before, account) => {
      const { values: _values, stamps: _stamps, ...others } = before;
      return signed({ ...others, values: {}, stamps: {} }, 'discussion', 'Vu.', personOf(account), 4);
    }),
  ),
  row(
    'case',
    'ended without a value that nobody signed',
    none,
    'author',
    endedInto(fileOf, (before, account) => ({
      ...signed(before, 'discussion', 'Vu.', personOf(account)),
      values: {},
    })),
  ),
  row(
    'case',
    'ended with another’s value in other words',
    none,
    'author',
    endedInto(theirs, (before) => ({ ...before, values: { [question]: 'Rien ?' } })),
  ),
  row(
    'case',
    'ended with a change over another’s value',
    all,
    'right',
    endedInto(theirs, (before, account) => signed(before, question, 'Autre ?', personOf(account), 4)),
  ),
  row(
    'case',
    'ended, without what its clock had seen',
    none,
    'deletion',
    endedInto(theirs, (before, account) => ({
      ...signed(before, 'discussion', 'Vu.', personOf(account), 1, 'poste2'),
      clock: { poste1: 2, poste2: 1 },
    })),
  ),
];

const clocked = (clock: object) => create((fresh) => ({ ...fileOf(fresh), clock }));
const bounded: readonly Row[] = [
  row('case', 'with a clock of a thousand million', none, 'shape', clocked({ poste1: 1e9 })),
  row('case', 'with half a change', none, 'shape', clocked({ poste1: 1.5 })),
  row('case', 'with less than no change', none, 'shape', clocked({ poste1: -1 })),
  row(
    'case',
    'with more workstations than there are',
    none,
    'shape',
    clocked(Object.fromEntries(Array.from({ length: bounds.devices + 1 }, (_, i) => [`poste${i}`, 1]))),
  ),
  row('case', 'with a leap of its clock', none, 'shape', (account, fresh) => {
    const before = signed(fileOf(fresh), 'discussion', 'Vu.', personOf(account));
    return { before, doc: { ...before, clock: { poste1: 1, poste2: bounds.growth + 1 } } };
  }),
  row('case', 'with a change that its clock has not', none, 'shape', (_account, fresh) => {
    const before = fileOf(fresh);
    return { before, doc: { ...signed(before, 'discussion', 'Vu.', someoneElse), clock: {} } };
  }),
  row('case', 'changed in the year 9999', none, 'time', (account, fresh) => ({
    doc: {
      ...fileOf(fresh),
      clock: { poste1: 1 },
      stamps: { discussion: { ...stamp(personOf(account)), at: AHEAD } },
    },
  })),
  row('case', 'with a workstation of the name constructor', none, 'shape', clocked({ constructor: 1 })),
  row('case', 'with a field of the name toString', none, 'shape', (account, fresh) => ({
    doc: { ...fileOf(fresh), clock: { poste1: 1 }, stamps: { toString: stamp(personOf(account)) } },
  })),
  row('case', 'with a key that changes what objects are', none, 'shape', (_account, fresh) => ({
    doc: JSON.parse(
      JSON.stringify(fileOf(fresh)).replace('"values":{', '"values":{"__proto__":{"x":1},'),
    ) as Document,
  })),
];

const odd = (_id: string) => ({ _id, type: _id.split(':')[0], schema: 1 });
const oddIds: readonly Row[] = ['constructor', 'toString', 'hasOwnProperty'].flatMap((name) => [
  row(name, 'created', none, 'shape', (_account, fresh) => ({ doc: odd(`${name}:${fresh()}`) })),
  row(name, 'deleted', none, 'shape', (_account, fresh) => ({
    doc: { ...odd(`${name}:${fresh()}`), _deleted: true },
    branches: true,
  })),
]);
const longIds: readonly Row[] = [
  row('of a newer version', 'under 300 letters', none, 'shape', (_account, fresh) => ({
    doc: odd(`foo:${fresh()}${'a'.repeat(300)}`),
  })),
  row('of a newer version', 'deleted under 300 letters', none, 'shape', (_account, fresh) => ({
    doc: { ...odd(`foo:${fresh()}${'a'.repeat(300)}`), _deleted: true, ended: true },
  })),
  row('of a newer version', 'under a path', none, 'shape', (_account, fresh) => ({
    doc: odd(`foo:../${fresh()}`),
  })),
  row('vote', 'of a newer schema', pens, 'right', (account, fresh) => ({
    doc: { ...voteOf(fresh, personOf(account), personOf(account)), schema: 99, position: 'perhaps' },
  })),
];

export const forgeries: readonly Row[] = [
  ...anothersWord,
  ...votes,
  ...bareEnds,
  ...bounded,
  ...oddIds,
  ...longIds,
];
