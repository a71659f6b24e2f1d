/** Our own small set, drawn on a 20-pixel grid with one stroke. Always beside a word or inside a named button. */
const paths = {
  agenda: 'M4 5h12v11H4zM4 8.5h12M7 3.5v3M13 3.5v3',
  meeting: 'M10 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-3 2.5-4.5 6-4.5s6 1.500 6 4.500',
  people:
    'M7.500 10a2.750 2.750 0 1 0 0-5.500 2.750 2.750 0 0 0 0 5.500zM2.500 16c0-3 2-4.500 5-4.500s5 1.500 5 4.500M13 4.750a2.750 2.750 0 0 1 0 5M14.500 12c2 .5 3 2 3 4',
  settings: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4',
  room: 'M3 4h14v8H3zM10 12v4M7 16h6M7 9l2-2 2 1.500 2-2.500',
  search: 'M9 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM12.750 12.750 17 17',
  lock: 'M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  help: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8 8a2 2 0 1 1 2.800 1.800c-.5.3-.8.7-.8 1.200M10 13.500v.1',
  sync: 'M4 9a6 6 0 0 1 10.500-3L16 7.500M16 4v3.500h-3.500M16 11a6 6 0 0 1-10.500 3L4 12.500M4 16v-3.500h3.500',
  offline:
    'M3 3l14 14M6 7.500A6 6 0 0 0 4 9M8.500 5.200A9 9 0 0 1 17 8M7.500 12a3.500 3.500 0 0 1 4 .2M10 15.500v.1',
  computer: 'M3 4h14v9H3zM7 16.500h6M10 13v3.500',
  region:
    'M10 7.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM4.500 16.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM15.500 16.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 7.300l-3.500 5.400M11 7.300l3.500 5.400M6.500 14.500h7',
  play: 'M6 4l10 6-10 6z',
  key: 'M7 13a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM10.500 9.500H17V12M14 9.500v2',
  user: 'M10 10a3.250 3.250 0 1 0 0-6.500 3.250 3.250 0 0 0 0 6.500zM4 17c0-3.250 2.500-5 6-5s6 1.750 6 5',
  todo: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.500l3 1.500',
  wrong: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM10 6.500v4.500M10 13.500v.1',
  warning: 'M10 3l7.500 13.500h-15zM10 8v4M10 14.200v.1',
  done: 'M4 10.500l4 4 8-9',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.500v4M10 6.500v.1',
  close: 'M5 5l10 10M15 5L5 15',
  plus: 'M10 4v12M4 10h12',
  edit: 'M4 16l.8-3.500L13 4.300l2.700 2.700L7.500 15.200zM11.500 5.800l2.700 2.700',
  remove: 'M4 6h12M8 6V4h4v2M6 6l.7 10.500h6.600L14 6M8.500 9v4.500M11.500 9v4.500',
  print: 'M6 8V3.500h8V8M6 14H3.500V8h13v6H14M6 11.500h8v5H6z',
  save: 'M10 3.500V12M6.500 9l3.500 3.500L13.500 9M4 14v2.500h12V14',
  open: 'M10 12.500V4M6.500 7.500L10 4l3.500 3.500M4 14v2.500h12V14',
  undo: 'M7.500 5L4 8.500 7.500 12M4 8.500h8a4 4 0 0 1 0 8H9',
  redo: 'M12.500 5L16 8.500 12.500 12M16 8.500H8a4 4 0 0 0 0 8h3',
  file: 'M5.500 3h6l3.500 3.500V17h-9.500zM11.500 3v3.500H15M8 10.500h4.500M8 13.500h4.500',
  vote: 'M4 10h12v6.500H4zM7.500 7l2 2L13 4.500',
  decision: 'M6 3.500h8v13H6zM8.500 7h3M8.500 10h3M8.500 13l1 1 2-2',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l2.500 2.500',
  place:
    'M10 17s5.500-5 5.500-9a5.500 5.500 0 0 0-11 0c0 4 5.500 9 5.500 9zM10 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  video: 'M3 6h9v8H3zM12 9.500l5-3v7l-5-3',
  left: 'M12 5l-5 5 5 5',
  right: 'M8 5l5 5-5 5',
  up: 'M5 12l5-5 5 5',
  down: 'M5 8l5 5 5-5',
  rail: 'M3 4h14v12H3zM8 4v12',
  choice: 'M10 17v-5M10 12L5 7M10 12l5-5M5 11V7h4M15 11V7h-4',
  theme: 'M10 3a7 7 0 1 0 7 7 5.500 5.500 0 0 1-7-7z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg className={small ? 'icon icon-small' : 'icon'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
