import { describe, expect, it } from 'vitest';
import { Reading } from '../../../shared/cda/read/reading';

describe('a value that its field does not take', () => {
  it('is left out of the case file, listed and said', () => {
    const reading = new Reading([]);
    reading.set('tumour.laterality', 'gau');
    reading.set('clinical.g8', 18);
    reading.set('tumour.topography', 'sein');
    expect(reading.values).toEqual({ 'tumour.topography': 'sein' });
    expect(reading.notPlaced.map(({ what }) => what.replaceAll('\u00a0', ' '))).toEqual([
      'Côté : gau',
      'Score G8 : 18',
    ]);
    expect(reading.warnings).toHaveLength(2);
  });
});
