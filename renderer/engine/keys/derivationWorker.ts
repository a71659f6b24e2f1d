import { derived, type Derivation } from './derivation';

/** One derivation, then its Worker is ended: passphrase and working memory go with it. */
self.addEventListener('message', ({ data }: MessageEvent<Derivation>) => {
  void derived(data).then(
    (key) => self.postMessage(key, { transfer: [key.buffer] }),
    () => self.postMessage(null),
  );
});
