import type { ReactNode } from 'react';
import type { RoomPhones } from '../../../shared/contracts/phones';
import { QrCode } from './QrCode';

/** How phones come in, for who sits at six metres. */
export function JoiningView({ phones, foot }: { phones: RoomPhones; foot: ReactNode }) {
  const { url, host, code, joined, of } = phones;
  return (
    <div className="projection-joining">
      <QrCode address={url} label={`Code QR de l’adresse http://${host}`} />
      <div className="projection-joining-words">
        <h1>Votez depuis votre téléphone</h1>
        <p>Sur le réseau de la salle, lisez ce code, ou ouvrez</p>
        <strong className="projection-joining-address">http://{host}</strong>
        {code === null ? (
          <p>L’entrée est fermée pour l’instant.</p>
        ) : (
          <p>
            puis tapez <strong className="projection-joining-code">{code}</strong>
          </p>
        )}
        <p>
          {joined} sur {of} {joined > 1 ? 'sont entrés' : 'est entré'}
        </p>
        <p>{foot}</p>
      </div>
    </div>
  );
}
