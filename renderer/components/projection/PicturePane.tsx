import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { RoomPicture } from '../../../shared/contracts/room';
import {
  matrixOf,
  placeOf,
  type PictureView,
  type Point,
  type Size,
} from '../../../shared/domain/pictureView';
import './pictures.css';

interface PaneProps {
  readonly picture: Pick<RoomPicture, 'pixels' | 'width' | 'height'>;
  readonly view: PictureView;
  readonly pointer: Point | null;
  readonly name: string;
  readonly children?: ReactNode;
}

/** One picture as the chair looks at it, as large as its place: on the room's screen and on the console alike. */
export function PicturePane({ picture, view, pointer, name, children }: PaneProps) {
  const { pixels, width, height } = picture;
  const pane = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const size = useSize(pane);
  useLayoutEffect(() => {
    const address = URL.createObjectURL(pixels);
    if (image.current) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [pixels]);
  const dot = pointer && size && placeOf(pointer, view, picture, size);
  return (
    <div className="picture-pane" ref={pane}>
      <img
        ref={image}
        alt={name}
        width={width}
        height={height}
        draggable={false}
        // The one before stays until this one can be painted.
        decoding="sync"
        style={size ? { transform: `matrix(${matrixOf(view, picture, size).join(',')})` } : {}}
      />
      {dot ? (
        <span className="picture-pointer" style={{ transform: `translate(${dot.x}px, ${dot.y}px)` }} />
      ) : null}
      {children}
    </div>
  );
}

/** Of what it holds; null before it is on the page. */
function useSize(of: { readonly current: HTMLElement | null }): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0)
        setSize((before) =>
          before?.width === width && before.height === height ? before : { width, height },
        );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return size;
}
