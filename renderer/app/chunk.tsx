import { useEffect, useState, type ComponentType } from 'react';
import { Waiting } from '../components/layout/Waiting';

interface Chunk<P extends object> {
  readonly Screen: ComponentType<P>;
  /** Reads it ahead: it is then shown in the frame that asks for it. */
  readonly warm: () => Promise<unknown>;
}

type Read<P extends object> = { readonly as: ComponentType<P> } | { readonly error: unknown };

/**
 * A screen whose code is read when it is first shown. React's `lazy` would wait even for code that is here: it shows
 * what waits, and that stays for 300 ms at least.
 */
export function chunk<P extends object>(load: () => Promise<ComponentType<P>>): Chunk<P> {
  let held: ComponentType<P> | null = null;
  let reading: Promise<Read<P>> | null = null;
  const warm = () =>
    (reading ??= load().then(
      (as) => ({ as: (held = as) }),
      (error: unknown) => ({ error }),
    ));
  function Screen(props: P) {
    const [read, setRead] = useState<Read<P> | null>(held && { as: held });
    const isRead = read !== null;
    useEffect(() => {
      let isGone = false;
      if (!isRead) void warm().then((it) => (isGone ? undefined : setRead(it)));
      return () => void (isGone = true);
    }, [isRead]);
    if (!read) return <Waiting words="Chargement de l’écran…" />;
    if ('error' in read) throw read.error;
    const { as: Shown } = read;
    return <Shown {...props} />;
  }
  return { Screen, warm };
}
