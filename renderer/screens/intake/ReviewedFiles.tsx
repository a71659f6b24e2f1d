import { patientName } from '../../../shared/domain/caseFile';
import { plural } from '../../../shared/domain/french';
import type { ImportReview } from '../../../shared/domain/importReview';
import { valuesOf } from '../../../shared/domain/leftOut';
import { DeceasedNotice } from '../../components/case/DeceasedNotice';
import { Notice } from '../../components/layout/Notice';
import { Sentences } from './LineDetails';

/** What is said of the files of a review, above their lines. */
export function ReviewedFiles({ review: { files, lines } }: { review: ImportReview }) {
  const refused = files.filter(({ refusal }) => refusal !== undefined);
  return (
    <>
      {lines.map((line) => (
        <DeceasedNotice key={line.id} values={line.values} name={patientName(valuesOf(line))} />
      ))}
      {refused.length > 0 ? (
        <Notice
          meaning="wrong"
          title={`${plural(refused.length, 'fichier refusé', 'fichiers refusés')} sur ${files.length}`}
        >
          <ul className="stack-tight">
            {refused.map(({ fileName, refusal }, index) => (
              <li key={index}>
                <strong>{fileName}</strong>
                <p>{refusal}</p>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {files.map(({ fileName, notes }, index) =>
        notes.length > 0 ? (
          <Notice key={index} meaning="info" title={`Ce qui a été compris de «\u00a0${fileName}\u00a0»`}>
            <Sentences sentences={notes} />
          </Notice>
        ) : null,
      )}
    </>
  );
}
