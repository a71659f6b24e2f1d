import 'fake-indexeddb/auto';

/** What a browser's Worker has and a thread of Node lacks; to be imported before anything of the engine. */
Object.assign(globalThis, { self: globalThis });
Object.defineProperty(globalThis, 'navigator', {
  value: { userAgent: 'thread', onLine: true },
  configurable: true,
});
