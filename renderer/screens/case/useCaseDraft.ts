import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import type { CasePath, CaseValues } from '../../../shared/domain/caseFields';
import { useAutosave } from '../../components/case/useAutosave';
import { node } from '../../node/client';
import { useTurned } from '../../components/useTurned';
import { PATIENCE_MS, received, released, saved, sent, settled, typed, type Drafts } from './drafts';

type Change = (drafts: Drafts) => Drafts;
const apply = (drafts: Drafts, change: Change): Drafts => change(drafts);

/** The form's values: the file's, with what is being typed here on top, saved as the keys rest. */
export function useCaseDraft(view: CaseView) {
  const { database, case: id } = view;
  const { values } = view.doc;
  const [drafts, dispatch] = useReducer(apply, {});
  const inFile = useRef(values);
  const focused = useRef<CasePath | null>(null);
  useEffect(() => {
    inFile.current = values;
  });

  const [autosave, state] = useAutosave<CaseValues>(async (changes) => {
    dispatch((d) => sent(d, changes));
    const result = await node().command('editCase', { database, case: id, changes });
    if (result.ok) dispatch((d) => saved(d, changes, Date.now()));
    return result;
  });

  const receive = useCallback(() => {
    const arrival = { values: inFile.current, focused: focused.current, now: Date.now() };
    dispatch((d) => received(d, arrival));
  }, []);
  useEffect(() => {
    receive();
    const timer = setTimeout(receive, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [receive, values, state]);

  const change = useCallback(
    (path: CasePath, value: unknown) => {
      dispatch((d) => typed(d, path, value, inFile.current[path]));
      autosave.change({ [path]: value });
    },
    [autosave],
  );
  const enter = useCallback((path: CasePath) => {
    focused.current = path;
  }, []);
  const leave = useCallback(() => {
    focused.current = null;
    void autosave.flush();
    receive();
  }, [autosave, receive]);
  const settle = useCallback((path: CasePath) => dispatch((d) => settled(d, path)), []);
  useTurned(() => dispatch(released));
  const save = useCallback(() => void autosave.flush(), [autosave]);

  return { drafts, state, change, enter, leave, settle, save };
}
