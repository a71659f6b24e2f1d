import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../shared/domain/brand';
import { proposalId, type PersonId } from '../../../shared/domain/ids';
import { corrected, proposalSchema, standing, type Proposal } from '../../../shared/domain/proposal';
import { mergeDocuments } from '../../../shared/merge/merge';
import { openProposals } from '../../../shared/merge/openDecision';
import {
  proposalChoice,
  proposalReopening,
  proposalUndoing,
  saidIn,
} from '../../../shared/merge/proposalChoice';
import { CASE, MEETING } from './history';

const ulid = (n: number): string => `01K0000000000000000000000${n}`;
const anne = { id: 'rpps-99900000011', family: 'Le Goff', given: 'Anne', title: 'Dr' };
const proposal = (n: number, text: string, more: object = {}): Proposal =>
  proposalSchema.parse({
    _id: proposalId(CASE, ulid(n)),
    type: 'proposal',
    case: CASE,
    meeting: MEETING,
    text,
    proposedBy: anne,
    recordedBy: 'rpps-99900000011',
    at: '2026-11-24T13:00:00.000Z',
    ...more,
  });
const pen = (n: number) => ({
  _id: proposalId(CASE, ulid(n)),
  recordedBy: 'rpps-99900000022' as PersonId,
  at: `2026-11-24T14:0${n}:00.000Z` as Instant,
});
const apart = mergeDocuments(proposal(1, 'Chirurgie.'), proposal(1, 'Chimiothérapie.')) as Proposal;
const [open] = openProposals([apart]);
if (!open) throw new Error('nothing is open');
const texts = (all: readonly Proposal[]) => standing(all).map(({ text }) => text);
const [first, second] = open.contents as [Proposal, Proposal];

describe('a choice between two contents of one proposal', () => {
  it('is a correction that stands alone; undone, both stand open again under the id that the votes name', () => {
    const choice = proposalChoice(open, { chosen: second }, pen(2));
    expect(texts([apart, choice])).toEqual([second.text]);
    expect(openProposals([apart, choice])).toEqual([]);
    const back = proposalReopening(choice, pen(3));
    const after = [apart, choice, back];
    expect(standing(after).map(({ _id }) => _id)).toEqual([apart._id]);
    expect(openProposals(after)).toEqual([open]);
    for (const doc of after) expect(proposalSchema.safeParse(doc).success).toBe(true);
    const again = proposalChoice(open, { chosen: first }, pen(4));
    expect(texts([...after, again])).toEqual([first.text]);
    expect(openProposals([...after, again])).toEqual([]);
  });

  it('may be another text, said by whom both name, or by nobody', () => {
    const said = { ...saidIn(first), text: 'Chirurgie, puis chimiothérapie.', intention: 2 };
    const choice = proposalChoice(open, { written: said }, pen(2));
    expect(choice).toMatchObject({ ...said, corrects: apart._id, proposedBy: anne });
    expect(texts([apart, choice])).toEqual([said.text]);
    const other = proposal(1, 'Surveillance.', { proposedBy: { ...anne, id: 'rpps-99900000033' } });
    const [two] = openProposals([mergeDocuments(proposal(1, 'Chirurgie.'), other) as Proposal]);
    expect(two && proposalChoice(two, { written: said }, pen(2)).proposedBy).toBeUndefined();
  });

  it('made twice apart leaves both; one undone leaves the other; whatever was corrected since stays', () => {
    const [here, there] = [
      proposalChoice(open, { chosen: first }, pen(2)),
      proposalChoice(open, { chosen: second }, pen(3)),
    ];
    expect(texts([apart, here, there]).sort()).toEqual([first.text, second.text].sort());
    expect(texts([apart, here, there, proposalReopening(here, pen(4))])).toEqual([second.text]);
    const both = [apart, here, there, proposalReopening(here, pen(4)), proposalReopening(there, pen(5))];
    expect(openProposals(both)).toEqual([open]);
    const corrected = { ...here, _id: proposalId(CASE, ulid(6)), corrects: here._id, text: 'Autrement.' };
    expect(texts([apart, here, corrected, proposalReopening(here, pen(4))]).sort()).toEqual(
      ['Autrement.', first.text].sort(),
    );
  });
});

describe('undoing what somebody did to a proposal', () => {
  const made = proposal(1, 'Chirurgie.');
  const correction = corrected(made, { text: 'Chimiothérapie.' }, pen(2));
  const withdrawal = corrected(made, { withdrawn: true }, pen(3));
  const undone = (all: readonly Proposal[], act: Proposal) => {
    const undoing = proposalUndoing(all, act, pen(4));
    return undoing && texts([...all, undoing]);
  };

  it('takes back the proposal, the correction or the withdrawal, and leaves all else', () => {
    const other = proposal(5, 'Surveillance.');
    expect(undone([made, other], made)).toEqual(['Surveillance.']);
    expect(undone([made, correction, other], correction)).toEqual(['Chirurgie.', 'Surveillance.']);
    expect(undone([made, withdrawal, other], withdrawal)).toEqual(['Chirurgie.', 'Surveillance.']);
  });

  it('is none where somebody corrected or withdrew it since', () => {
    const since = corrected(correction, { text: 'Autrement.' }, pen(6));
    expect(undone([made, correction], made)).toBeNull();
    expect(undone([made, correction, since], correction)).toBeNull();
    expect(undone([made, withdrawal, correction], withdrawal)).toBeNull();
    expect(
      undone([made, correction, corrected(correction, { withdrawn: true }, pen(7))], correction),
    ).toBeNull();
  });

  it('of a correction that was itself undone and made anew leaves the new one', () => {
    const back = proposalUndoing([made, correction], correction, pen(4)) as Proposal;
    const again = corrected(made, { text: 'Encore.' }, pen(6));
    expect(texts([made, correction, back, again])).toEqual(['Encore.']);
    expect(undone([made, correction, back, again], again)).toEqual(['Chirurgie.']);
  });
});
