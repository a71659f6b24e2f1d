import type { DesktopAnswers, DesktopInput } from '../../shared/contracts/desktop';
import type { Projector } from '../windows/projector';

/** What comes of it is told by the projector's state. */
export function wantProjector(
  projector: Projector,
  { wanted }: DesktopInput<'projector.want'>,
): Promise<DesktopAnswers['projector.want']> {
  projector.want(wanted);
  return Promise.resolve(null);
}

export function moveProjector(projector: Projector): Promise<DesktopAnswers['projector.move']> {
  projector.move();
  return Promise.resolve(null);
}
