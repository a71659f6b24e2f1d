import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import type { CasePath, CaseValues } from '../../../shared/domain/caseFields';
import { useAutosave } from '../../components/typing/useAutosave';
import { engine } from '../../engine/client';
import { seenOf } from '../../../shared/merge/seeing';
import { useTurned } from '../../components/session/useTurned';
import {
  asWritten,
  chosen,
  PATIENCE_MS,
  received,
  released,
  saved,
  sent,
  settled,
  typed,
  type Drafts,
} from './drafts';

type Change = (drafts: Drafts) => Drafts;
const apply = (drafts: Drafts, change: Change): Drafts => change(drafts);

/** The form's values: the file's, with what is being typed here on top, saved as the keys rest. */
export function useCaseDraft(view: CaseView, contested: ReadonlySet<CasePath>) {
  const { database, case: id } = view;
  const { doc } = view;
  const { values } = doc;
  const [drafts, dispatch] = useReducer(apply, {});
  const inFile = useRef(doc);
  const open = useRef(contested);
  // What is saved in the same moment as it is typed must be there already: the next rendering is too late.
  const held = useRef<Drafts>({});
  const update = useCallback((change: Change) => {
    held.current = change(held.current);
    dispatch(change);
  }, []);
  const focused = useRef<CasePath | null>(null);
  useEffect(() => {
    inFile.current = doc;
    open.current = contested;
  });

  const [autosave, state] = useAutosave<CaseValues>(async (typedNow) => {
    const { changes, seen } = asWritten(held.current, typedNow);
    update((d) => sent(d, changes));
    const result = await engine().command('editCase', { database, case: id, changes, seen });
    if (result.ok) update((d) => saved(d, changes, Date.now()));
    return result;
  });

  const receive = useCallback(() => {
    const arrival = {
      values: inFile.current.values,
      focused: focused.current,
      contested: open.current,
      now: Date.now(),
    };
    update((d) => received(d, arrival));
  }, [update]);
  useEffect(() => {
    receive();
    const timer = setTimeout(receive, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [receive, values, state]);

  const change = useCallback(
    (path: CasePath, value: unknown) => {
      const found = { value: inFile.current.values[path], seen: seenOf(inFile.current, path) };
      update((d) => typed(d, path, value, found));
      autosave.change({ [path]: value });
    },
    [autosave, update],
  );
  const enter = useCallback((path: CasePath) => {
    focused.current = path;
  }, []);
  const leave = useCallback(() => {
    focused.current = null;
    void autosave.flush();
    receive();
  }, [autosave, receive]);
  const settle = useCallback(
    (path: CasePath) => {
      const seen = seenOf(inFile.current, path);
      update((d) => settled(d, path, seen));
    },
    [update],
  );
  const choose = useCallback((paths: readonly CasePath[]) => update((d) => chosen(d, paths)), [update]);
  useTurned(() => update(released));
  const save = useCallback(() => void autosave.flush(), [autosave]);

  return { drafts, state, change, enter, leave, settle, choose, save };
}
