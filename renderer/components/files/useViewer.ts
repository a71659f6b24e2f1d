import { useState } from 'react';
import type { Pointer } from '../../../shared/contracts/room';
import type { CaseRef, FileView } from '../../../shared/contracts/views';
import {
  moved,
  placeOf,
  pointAt,
  turned,
  WHOLE,
  within,
  zoomed,
  type PictureView,
  type Point,
  type Size,
} from '../../../shared/domain/pictureView';
import { useOnceTheRegionAnswers } from '../session/useOnceTheRegionAnswers';
import { usePicture, type Opening } from './usePicture';
import type { ViewerAct } from './viewerKeys';
import { activeSide, begin, choose, compare, link, look, turnTo, type Viewing, type Which } from './viewing';

/** What an arrow moves by: a part of the place of the picture. */
const PAN = 0.12;
const POINT = 0.03;
const LARGE = 3;

/** What is done, by its name; left out where it is not possible. */
export type Acts = Partial<Record<ViewerAct, () => void>>;

/** What the viewer shows and can do. Showing it to the room is beside this. */
export function useViewer(target: CaseRef, files: readonly FileView[], first: FileView['file']) {
  const [viewing, setViewing] = useState(() => begin(first));
  const [attempt, setAttempt] = useState(0);
  const [pointer, setPointer] = useState<Pointer | null>(null);
  const [isPointing, setPointing] = useState(false);
  const [places] = useState(() => new Map<Which, HTMLElement | null>());
  const { sides, active } = viewing;
  const left = usePicture(target, sides[0], attempt);
  const right = usePicture(target, sides[1], attempt);
  const openings: readonly Opening[] = sides[1] ? [left, right] : [left];
  const retry = () => setAttempt((n) => n + 1);
  useOnceTheRegionAnswers(() => {
    if (openings.some((one) => one.status === 'failed' && one.problem.code === 'network')) retry();
  });

  const pictureOf = (which: Which) => {
    const opening = openings[which];
    return opening?.status === 'ready' ? opening.picture : null;
  };
  const placeAt = (which: Which): Size => {
    const { clientWidth = 1, clientHeight = 1 } = places.get(which) ?? {};
    return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
  };
  /** Looks otherwise at what is there, and never past its edge. */
  const see = (
    change: (view: PictureView, picture: Size, place: Size) => PictureView,
    on: Viewing = viewing,
  ) =>
    setViewing(
      look(on, (view, which) => {
        const picture = pictureOf(which);
        return picture ? within(change(view, picture, placeAt(which)), picture, placeAt(which)) : view;
      }),
    );
  const side = activeSide(viewing);
  const at = files.findIndex(({ file }) => file === side.file);
  const pages = pictureOf(active)?.pages ?? 1;
  const leave = (next: Viewing) => {
    setViewing(next);
    setPointer(null);
    setPointing(false);
  };
  const goBy = (by: number) => {
    const next = files[at + by];
    if (next) leave(turnTo(viewing, next.file));
  };
  const turnPage = (by: number) => {
    const page = side.page + by;
    if (page >= 1 && page <= pages) leave(turnTo(viewing, side.file, page));
  };
  const point = (by: Point) => {
    const picture = pictureOf(active);
    if (!picture) return;
    const place = placeAt(active);
    const reach = POINT * Math.min(place.width, place.height);
    const from = placeOf(pointer ?? side.view, side.view, picture, place);
    const to = { x: from.x + by.x * reach, y: from.y + by.y * reach };
    setPointer({ side: active, ...pointAt(to, side.view, picture, place) });
  };
  const pan = (by: Point) =>
    see((view, picture, place) =>
      moved(view, { x: by.x * PAN * place.width, y: by.y * PAN * place.height }, picture, place),
    );
  /** An arrow moves what there is to move. */
  const arrow = (by: Point, otherwise: () => void) => () =>
    isPointing ? point(by) : side.view.zoom > 1 ? pan(by) : otherwise();
  const none = () => undefined;
  const isPair = sides.length > 1;
  const beside = files[at + 1] ?? files[at - 1] ?? files[at];

  const acts: Acts = {
    next: () => goBy(1),
    previous: () => goBy(-1),
    arrowRight: arrow({ x: 1, y: 0 }, () => goBy(1)),
    arrowLeft: arrow({ x: -1, y: 0 }, () => goBy(-1)),
    arrowUp: arrow({ x: 0, y: -1 }, none),
    arrowDown: arrow({ x: 0, y: 1 }, none),
    nextPage: () => turnPage(1),
    previousPage: () => turnPage(-1),
    nearer: () => see((view) => zoomed(view, 1)),
    further: () => see((view) => zoomed(view, -1)),
    whole: () => see(({ turn }) => ({ ...WHOLE, turn })),
    enlarge: () => see((view) => (view.zoom > 1 ? { ...WHOLE, turn: view.turn } : { ...view, zoom: LARGE })),
    turn: () => see((view) => turned(view, 1)),
    turnBack: () => see((view) => turned(view, -1)),
    point: () => {
      setPointing(!isPointing);
      setPointer(isPointing ? null : { side: active, x: side.view.x, y: side.view.y });
    },
    ...(beside ? { compare: () => leave(compare(viewing, { file: beside.file, page: 1 })) } : {}),
    ...(isPair
      ? {
          left: () => setViewing(choose(viewing, 0)),
          right: () => setViewing(choose(viewing, 1)),
          link: () => setViewing(link(viewing)),
        }
      : {}),
  };

  const mouse = {
    choose: (which: Which) => setViewing(choose(viewing, which)),
    point: (which: Which, to: Point | null) => {
      if (isPointing) return;
      const [picture, seen] = [pictureOf(which), sides[which]?.view];
      setPointer(
        to && picture && seen ? { side: which, ...pointAt(to, seen, picture, placeAt(which)) } : null,
      );
    },
    drag: (which: Which, by: Point) =>
      see((view, picture, place) => moved(view, by, picture, place), choose(viewing, which)),
    zoom: (which: Which, by: 1 | -1, around: Point) =>
      see(
        (view, picture, place) => zoomed(view, by, pointAt(around, view, picture, place)),
        choose(viewing, which),
      ),
    place: (which: Which, element: HTMLElement | null) => {
      places.set(which, element);
    },
  };
  return { viewing, openings, pointer, at, pages, acts, mouse, retry, goBy };
}
export type Viewer = ReturnType<typeof useViewer>;
