import type { CivilDay, TimeOfDay } from '../../../shared/domain/brand';
import { isCasePath, type CaseValues } from '../../../shared/domain/caseFields';
import { fieldGroups, isFieldGroup } from '../../../shared/domain/fieldGroups';
import type { Meeting } from '../../../shared/domain/meeting';
import type { Person } from '../../../shared/domain/person';
import {
  boardTemplateNames,
  quorumTemplates,
  type BoardTemplateName,
} from '../../../shared/domain/quorumTemplates';
import { canonical } from '../../../shared/merge/canonical';
import type { SaidProposal } from '../../../shared/merge/proposalChoice';
import { otherValueControl } from '../../../shared/merge/otherValue';
import { FieldInput } from '../../components/case/FieldInput';
import { meetingModes } from '../../components/meeting/meetingModes';
import { ProposalFields } from '../../components/case/ProposalFields';
import { QuorumWords } from '../../components/meeting/QuorumWords';
import { TemplateSelect } from '../../components/meeting/TemplateSelect';
import { DayField } from '../../components/controls/DayField';
import { Segmented } from '../../components/controls/Segmented';
import { TextArea } from '../../components/controls/TextArea';
import { TextField } from '../../components/controls/TextField';
import { TimeField } from '../../components/controls/TimeField';
import type { EditorProps } from './editorProps';
import { DoctorEditor } from './DoctorEditor';
import { MeetingEditor } from './MeetingEditor';
import { MembersEditor } from './MembersEditor';

const templateOf = (rule: unknown): BoardTemplateName | undefined =>
  boardTemplateNames.find((name) => canonical(quorumTemplates[name].quorum) === canonical(rule));

/** The control that the field's own form has. */
export function OtherValueEditor({ line, value, onChange, error }: EditorProps) {
  const { field, label } = line;
  const shared = { label, onChange, error };
  const text = typeof value === 'string' ? value : '';
  switch (otherValueControl(line)) {
    case 'caseField':
      return isCasePath(field) ? <FieldInput path={field} value={value} onChange={onChange} /> : null;
    case 'caseFields':
      return isFieldGroup(field) ? (
        <>
          {fieldGroups[field].members.map((path) => (
            <FieldInput
              key={path}
              path={path}
              value={(value as CaseValues)[path]}
              onChange={(next) => onChange({ ...(value as CaseValues), [path]: next })}
            />
          ))}
        </>
      ) : null;
    case 'discussion':
      return <TextArea {...shared} value={text} rows={5} />;
    case 'line':
      return <TextField {...shared} value={text} isRequired={field === 'name'} />;
    case 'day':
      return <DayField {...shared} value={value as CivilDay | undefined} isRequired />;
    case 'time':
      return <TimeField {...shared} value={value as TimeOfDay | undefined} isRequired />;
    case 'mode':
      return <Segmented {...shared} value={value as Meeting['mode'] | undefined} options={meetingModes} />;
    case 'doctor':
      return (
        <DoctorEditor line={line} value={value as Person | undefined} onChange={onChange} error={error} />
      );
    case 'members':
      return (
        <MembersEditor line={line} value={value as Person[] | undefined} onChange={onChange} error={error} />
      );
    case 'template':
      return <TemplateSelect {...shared} value={value as BoardTemplateName | undefined} />;
    case 'quorum':
      return (
        <>
          <TemplateSelect
            label="Règle du modèle"
            value={templateOf(value)}
            onChange={(name) => onChange(quorumTemplates[name].quorum)}
            error={error}
          />
          <QuorumWords rule={value as (typeof quorumTemplates)[BoardTemplateName]['quorum']} />
        </>
      );
    case 'meeting':
      return (
        <MeetingEditor line={line} value={value as string | undefined} onChange={onChange} error={error} />
      );
    case 'proposal':
      return (
        <ProposalFields
          label={label}
          value={value as SaidProposal}
          onChange={(changes) => onChange({ ...(value as SaidProposal), ...changes })}
          error={error}
          autoFocus
        />
      );
    case null:
      return null;
  }
}
