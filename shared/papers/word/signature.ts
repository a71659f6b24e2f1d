import type { Table } from 'docx';
import { dataTable } from './tables';

/** Room for one hand-written signature; never parted from its own header. */
export const signatureTable = (name: string, width: number): Table =>
  dataTable(
    [
      { head: 'Animateur de la séance', share: 36 },
      { head: 'Date', share: 20 },
      { head: 'Signature', share: 44 },
    ],
    [{ cells: [name, '', ''], height: 1100 }],
    width,
    { grid: true },
  );
