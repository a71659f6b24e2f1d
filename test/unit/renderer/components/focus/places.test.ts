import { describe, expect, it } from 'vitest';
import { Places } from '../../../../../renderer/components/focus/places';

const element = (name: string) => ({ name }) as unknown as HTMLElement;

describe('places of the page', () => {
  it('are found while they are drawn, and no longer', () => {
    const places = new Places<'title'>();
    const title = element('title');
    const gone = places.at('title')(title);
    expect(places.find('title')).toBe(title);
    if (typeof gone === 'function') gone();
    expect(places.find('title')).toBeUndefined();
  });

  it('stay with what replaced another one before that was gone', () => {
    const places = new Places<'title'>();
    const gone = places.at('title')(element('before'));
    const now = element('now');
    places.at('title')(now);
    if (typeof gone === 'function') gone();
    expect(places.find('title')).toBe(now);
  });

  it('give the same ref each time, so that React does not set it anew at each drawing', () => {
    const places = new Places<string>();
    expect(places.at('row 1')).toBe(places.at('row 1'));
    expect(places.at('row 1')).not.toBe(places.at('row 2'));
  });
});
