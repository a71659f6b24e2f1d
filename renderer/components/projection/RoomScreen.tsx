import type { ReactNode } from 'react';
import type { Pointer, RoomPicture, RoomView } from '../../../shared/contracts/room';
import { clockTime } from '../../../shared/domain/french';
import type { PictureView } from '../../../shared/domain/pictureView';
import { useTimeOfDay } from '../session/useTimeOfDay';
import { JoiningView } from './JoiningView';
import { PicturePane } from './PicturePane';
import { ProjectedCase } from './ProjectedCase';
import { ProjectedCourse } from './ProjectedCourse';
import './projection.css';

/** Pictures in front of the case. */
export interface InFront {
  readonly sides: readonly { readonly picture: RoomPicture; readonly view: PictureView }[];
  readonly pointer: Pointer | null;
}

interface RoomScreenProps {
  readonly view: RoomView;
  readonly foot?: ReactNode;
  readonly inFront?: InFront | null;
}

/** What the room sees, in a window of its own or over the console. */
export function RoomScreen({ view, foot, inFront = null }: RoomScreenProps) {
  switch (view.shows) {
    case 'black':
      return <h1 className="visually-hidden">Écran noir</h1>;
    case 'nothing':
      return <Nothing foot={foot} />;
    case 'joining':
      return <JoiningView phones={view.phones} foot={foot} />;
    case 'case':
      return inFront ? <Pictures {...inFront} /> : <ProjectedCase view={view} foot={foot} />;
    case 'course':
      return inFront ? <Pictures {...inFront} /> : <ProjectedCourse view={view} foot={foot} />;
  }
}

function Pictures({ sides, pointer }: InFront) {
  return (
    <div className="projection-pictures">
      <h1 className="visually-hidden">Images du dossier</h1>
      <div className="pictures">
        {sides.map(({ picture, view }, side) => (
          <PicturePane
            key={side}
            picture={picture}
            view={view}
            pointer={pointer?.side === side ? pointer : null}
            name={sides.length > 1 ? `Image ${side + 1} sur 2` : 'Image'}
          />
        ))}
      </div>
    </div>
  );
}

function Nothing({ foot }: { foot: ReactNode }) {
  return (
    <div className="projection-nothing">
      <h1>Réunion de concertation pluridisciplinaire</h1>
      <strong>{clockTime(useTimeOfDay())}</strong>
      <p>{foot}</p>
    </div>
  );
}
