import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../../shared/roomVote/base64url';
import { seal, unseal } from '../../../shared/roomVote/box';
import { agreedKey, keyOf, newKeyPair } from '../../../shared/roomVote/keys';

const hex = (text: string): string => toBase64url(Uint8Array.from(Buffer.from(text, 'hex')));

describe('keys', () => {
  it('agree as OpenSSL does', () => {
    for (let i = 0; i < 20; i++) {
      const { secret, key } = newKeyPair();
      const theirs = generateKeyPairSync('x25519');
      expect([keyOf(secret), newKeyPair(secret)]).toEqual([key, { secret, key }]);
      const jwk = theirs.publicKey.export({ format: 'jwk' });
      const own = createPrivateKey({ key: { kty: 'OKP', crv: 'X25519', d: secret, x: key }, format: 'jwk' });
      expect(createPublicKey(own).export({ format: 'jwk' }).x).toBe(key);
      expect(diffieHellman({ privateKey: own, publicKey: theirs.publicKey })).toEqual(
        diffieHellman({
          privateKey: theirs.privateKey,
          publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: key }, format: 'jwk' }),
        }),
      );
      const theirSecret = theirs.privateKey.export({ format: 'jwk' }).d ?? '';
      expect(agreedKey(secret, jwk.x ?? '')).toEqual(agreedKey(theirSecret, key));
    }
  });

  it('refuse what is none, and the points that give the result away', () => {
    const { secret } = newKeyPair();
    for (const bad of [
      '',
      'AAAA',
      toBase64url(new Uint8Array(32)),
      hex('01'.padEnd(64, '0')),
      '*'.repeat(43),
    ])
      expect(() => agreedKey(secret, bad)).toThrow();
  });
});

describe('a box', () => {
  const [phone, room] = [newKeyPair(), newKeyPair()];
  const key = agreedKey(phone.secret, room.key);
  const bound = { from: 'phone', opening: 'matin', n: 7 } as const;

  it('opens with what the other agreed on, as this message and no other', () => {
    const box = seal(key, bound, { say: 'code', code: '4821' });
    const theirs = agreedKey(room.secret, phone.key);
    expect(unseal(theirs, bound, box)).toEqual({ say: 'code', code: '4821' });
    expect(unseal(theirs, { ...bound, n: 8 }, box)).toBeUndefined();
    expect(unseal(theirs, { ...bound, opening: 'soir' }, box)).toBeUndefined();
    expect(unseal(theirs, { ...bound, from: 'room' }, box)).toBeUndefined();
    expect(unseal(agreedKey(newKeyPair().secret, phone.key), bound, box)).toBeUndefined();
    expect(box).not.toContain('4821');
  });

  it('is not opened once a single byte is another', () => {
    const box = seal(key, bound, { say: 'code', code: '4821' });
    const bytes = fromBase64url(box) ?? new Uint8Array();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const other = bytes.slice();
        other[at] = (other[at] ?? 0) ^ by;
        return unseal(key, bound, toBase64url(other)) === undefined;
      }),
    );
  });

  it('never breaks on what is no box', () => {
    fc.assert(fc.property(fc.string(), (text) => unseal(key, bound, text) === undefined));
  });
});
