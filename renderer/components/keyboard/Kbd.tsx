import { shortcutWords } from './shortcutKeys';

/** A key as it is engraved: `<Kbd keys="Ctrl+K" />`. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className="kbd">{shortcutWords(keys)}</kbd>;
}
