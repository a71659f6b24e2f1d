import type { ReactNode } from 'react';
import type { SaidProposal } from '../../../shared/merge/proposalChoice';
import { CodesPicker } from '../codes/CodesPicker';
import { Segmented } from '../controls/Segmented';
import { TextArea } from '../controls/TextArea';

interface ProposalFieldsProps {
  readonly label: string;
  readonly value: SaidProposal;
  readonly onChange: (changes: Partial<SaidProposal>) => void;
  readonly aside?: ReactNode;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  /** What stands around the text: phrases that are offered for it. */
  readonly around?: (text: ReactNode) => ReactNode;
}

const intentions = [
  { id: '1', label: '1re' },
  { id: '2', label: '2e' },
  { id: '3', label: '3e' },
] as const;

/** What is said in a proposal. */
export function ProposalFields({
  label,
  value,
  onChange,
  aside,
  help,
  error,
  autoFocus = false,
  around = (text) => text,
}: ProposalFieldsProps) {
  return (
    <>
      {around(
        <TextArea
          label={label}
          aside={aside}
          value={value.text}
          onChange={(text) => onChange({ text })}
          rows={2}
          autoFocus={autoFocus}
          help={help}
          error={error}
        />,
      )}
      <CodesPicker
        label="Traitements"
        list="treatment"
        free
        value={value.treatments}
        onChange={(treatments) => onChange({ treatments })}
      />
      <Segmented
        label="Intention"
        value={String(value.intention) as '1' | '2' | '3'}
        onChange={(intention) => onChange({ intention: Number(intention) })}
        options={intentions}
      />
    </>
  );
}
