import { useRef, type Dispatch, type PointerEvent, type SetStateAction } from 'react';
import { PEN_WIDTH, pathOf, SIGNATURE_BOX, type Point, type Stroke } from '../../../shared/domain/signature';
import './signature.css';

interface PadProps {
  readonly label: string;
  readonly strokes: readonly Stroke[];
  readonly onDraw: Dispatch<SetStateAction<readonly Stroke[]>>;
}

const { width, height } = SIGNATURE_BOX;

/** Drawn with a mouse, a trackpad, a pen or a finger: one at a time, so that a resting hand adds nothing. */
export function SignaturePad({ label, strokes, onDraw }: PadProps) {
  const pointer = useRef<number | null>(null);
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (pointer.current !== null || event.button !== 0) return;
    pointer.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    const first = pointIn(event.currentTarget, event);
    onDraw((before) => [...before, [first]]);
  };
  const goOn = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId !== pointer.current) return;
    const box = event.currentTarget;
    // A pen says more points than the screen has frames.
    const between = event.nativeEvent.getCoalescedEvents();
    const points = (between.length > 0 ? between : [event]).map((one) => pointIn(box, one));
    onDraw((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), ...points]]);
  };
  const end = (event: PointerEvent) => {
    if (event.pointerId === pointer.current) pointer.current = null;
  };
  return (
    <svg
      className="signature-pad"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      onPointerDown={begin}
      onPointerMove={goOn}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <line className="signature-line" x1={30} x2={width - 30} y1={height - 50} y2={height - 50} />
      <Ink strokes={strokes} />
    </svg>
  );
}

function pointIn(box: Element, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top, width: across, height: down } = box.getBoundingClientRect();
  return { x: ((clientX - left) / across) * width, y: ((clientY - top) / down) * height };
}

export const SmallSignature = ({ label, strokes }: Pick<PadProps, 'label' | 'strokes'>) => (
  <svg className="signature-small" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
    <Ink strokes={strokes} pen={PEN_WIDTH * 2} />
  </svg>
);

const Ink = ({ strokes, pen = PEN_WIDTH }: Pick<PadProps, 'strokes'> & { pen?: number }) => (
  <path className="signature-ink" d={pathOf(strokes)} strokeWidth={pen} />
);
