import { memo, type Ref } from 'react';
import { fieldSpec, type CasePath } from '../../../shared/domain/caseFields';
import { Button } from '../../components/controls/Button';
import { Icon } from '../../components/controls/Icon';
import { Notice } from '../../components/layout/Notice';
import { valueWords } from '../../../shared/domain/valueWords';
import { FieldInput } from '../../components/case/FieldInput';

interface CaseFieldProps {
  readonly place: Ref<HTMLDivElement>;
  readonly path: CasePath;
  readonly value: unknown;
  /** Asked for before the meeting, and not there yet. */
  readonly isMissing: boolean;
  /** The value looks wrong, yet is kept. */
  readonly warning: string | undefined;
  readonly theirs: { readonly value: unknown } | undefined;
  /** What is to be looked at again; nothing is wrong with it. */
  readonly doubt: string | undefined;
  readonly onChange: (path: CasePath, value: unknown) => void;
  readonly onEnter: (path: CasePath) => void;
  readonly onLeave: () => void;
  readonly onSettle: (path: CasePath) => void;
}

export const CaseField = memo(function CaseField(props: CaseFieldProps) {
  const { place, path, value, isMissing, warning, theirs, doubt, onChange, onEnter, onLeave, onSettle } =
    props;
  return (
    <div
      className="case-field"
      ref={place}
      data-path={path}
      onFocus={() => onEnter(path)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
    >
      <FieldInput path={path} value={value} warning={warning} onChange={(next) => onChange(path, next)} />
      {isMissing ? (
        <span className="case-field-missing">
          <Icon name="todo" small /> Demandé avant la séance
        </span>
      ) : null}
      {doubt === undefined ? null : (
        <span className="case-field-missing">
          <Icon name="todo" small /> {doubt}
        </span>
      )}
      {theirs ? (
        <Notice
          meaning="todo"
          title={`Un autre poste a changé «\u00a0${fieldSpec(path).label}\u00a0» pendant votre saisie`}
          action={
            <span className="actions">
              <Button
                variant="plain"
                size="small"
                onPress={() => {
                  onSettle(path);
                  onChange(path, theirs.value);
                }}
              >
                Prendre sa valeur
              </Button>
              <Button
                variant="plain"
                size="small"
                onPress={() => {
                  onSettle(path);
                  onChange(path, value);
                }}
              >
                Garder la mienne
              </Button>
            </span>
          }
        >
          <p className="case-words">{valueWords(path, theirs.value) || 'Le champ a été vidé.'}</p>
        </Notice>
      ) : null}
    </div>
  );
});
