import {
  boardTemplateNames,
  quorumTemplates,
  type BoardTemplateName,
} from '../../../shared/domain/quorumTemplates';
import { Select } from '../controls/Select';

const templates = boardTemplateNames.map((id) => ({ id, label: quorumTemplates[id].label }));

interface TemplateSelectProps {
  readonly label: string;
  readonly value: BoardTemplateName | undefined;
  readonly onChange: (template: BoardTemplateName) => void;
  readonly error?: string | undefined;
}

/** One of the templates that a board begins from. */
export function TemplateSelect(props: TemplateSelectProps) {
  return <Select {...props} options={templates} help="Il propose la règle de quorum." autoFocus />;
}
