import type { WebContents } from 'electron';
import type { DesktopAnswers } from '../../shared/contracts/desktop';

/** The system's own dialog; false when the person cancels or there is no printer. */
export const printPage = (contents: WebContents): Promise<DesktopAnswers['page.print']> =>
  new Promise((resolve) => {
    contents.print({ silent: false, printBackground: true }, (printed) => resolve({ printed }));
  });
