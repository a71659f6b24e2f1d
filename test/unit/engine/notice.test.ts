import { describe, expect, it } from 'vitest';
import { Unread } from '../../../renderer/engine/readModel/unread';
import { withNews, wordsOf, type Notice } from '../../../renderer/engine/services/notice';

const words = (notices: readonly Notice[]) => notices.map((it) => wordsOf(it).replaceAll('\u00a0', ' '));

describe('what is to be known since the unlocking', () => {
  it('is one sentence for forty documents that came one by one', () => {
    let told: readonly Notice[] = [];
    const unread: Unread = new Unread(() => (told = withNews(told, unread.news())));
    for (let n = 1; n <= 40; n++) {
      unread.note('newer', `case:${n}`);
      unread.note('odd', `case:${n}`);
      unread.note('odd', `case:${n}`);
    }
    expect(words(told)).toEqual([
      expect.stringMatching(/^40 documents de la région n’ont pas la forme/),
      expect.stringMatching(/^40 documents viennent d’une version plus récente/),
    ]);
  });

  it('is said anew once it was read and there is more of it', () => {
    const unread = new Unread(() => undefined);
    unread.note('broken', 'a');
    expect(words(withNews([], unread.news()))).toHaveLength(1);
    expect(unread.news()).toEqual([]);
    unread.note('broken', 'b');
    expect(words(withNews([], unread.news()))).toEqual([
      expect.stringMatching(/^2 documents ne s’ouvrent pas/),
    ]);
  });

  it('keeps events apart, the newest first, and the same list where nothing is new', () => {
    const told = withNews(withNews([], ['a', { about: 'x', words: '1 x' }]), ['b', 'c']);
    expect(words(told)).toEqual(['b', 'c', 'a', '1 x']);
    expect(withNews(told, ['a', 'b'])).toBe(told);
    expect(words(withNews(told, [{ about: 'x', words: '2 x' }]))).toEqual(['b', 'c', 'a', '2 x']);
  });
});
